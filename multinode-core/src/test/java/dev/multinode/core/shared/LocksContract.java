package dev.multinode.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What locks do, over any database. */
abstract class LocksContract {
  private Database database;
  private Locks locks;

  /** A database that is new. */
  abstract Database open();

  @BeforeEach
  void start() {
    database = open();
    locks = new Locks(database.jdbi());
    run("run-1");
    run("run-2");
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private void run(String id) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into runs (id, workflow_id, workflow_name, workflow_hash, state,"
                        + " user_name, started_at, inputs, checkpoint, phase, epoch, ended_seq)"
                        + " values (?, 'w', 'w', 'h', 'running', 'ada', 0, '{}', '', 0, 0, -1)",
                    id));
  }

  private void end(String id) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("update runs set ended_seq = 0 where id = ?", id));
  }

  /** Who has not taken it in this attempt of its item. */
  private static Locks.Claim claim(String owner, String run) {
    return new Locks.Claim("disk", owner, run, run + "/item1/0", true);
  }

  private static Locks.Claim again(Locks.Claim claim) {
    return new Locks.Claim(claim.lock(), claim.owner(), claim.runId(), claim.requestId(), false);
  }

  @Test
  void oneRunHoldsALock() {
    assertThat(locks.take(claim("a", "run-1"))).isTrue();

    assertThat(locks.take(claim("a", "run-2"))).isFalse();
    assertThat(locks.take(again(claim("a", "run-1")))).isTrue();
    assertThat(locks.take(again(claim("b", "run-1")))).isFalse();
    assertThat(locks.list()).containsExactly(new Locks.Held("disk", "a", "run-1"));
  }

  @Test
  void onlyItsOwnerFreesALock() {
    locks.take(claim("a", "run-1"));

    assertThat(locks.release("disk", "b")).isFalse();
    assertThat(locks.take(claim("b", "run-2"))).isFalse();
    assertThat(locks.release("disk", "a")).isTrue();
    assertThat(locks.take(claim("b", "run-2"))).isTrue();
  }

  @Test
  void aLockIsFreeWhenItsRunHasEnded() {
    locks.take(claim("a", "run-1"));

    end("run-1");

    assertThat(locks.list()).isEmpty();
    assertThat(locks.take(claim("b", "run-2"))).isTrue();
    locks.sweep();
    assertThat(locks.list()).hasSize(1);
  }

  @Test
  void anItemThatRunsAgainFindsItsLockUnderAnyOwner() {
    locks.take(claim("first attempt", "run-1"));

    assertThat(locks.take(claim("second attempt", "run-1"))).isTrue();
    assertThat(locks.list()).containsExactly(new Locks.Held("disk", "second attempt", "run-1"));
  }

  @Test
  void outsideOfARunTheRequestHoldsALock() {
    Locks.Claim action = new Locks.Claim("disk", "a", null, "call-1", true);
    locks.take(action);

    assertThat(locks.take(new Locks.Claim("disk", "a", null, "call-2", true))).isFalse();
    assertThat(locks.take(claim("a", "run-1"))).isFalse();
    locks.releaseAll("call-1");
    assertThat(locks.take(claim("a", "run-1"))).isTrue();
    locks.releaseAll("call-1");
    assertThat(locks.list()).hasSize(1);
  }

  @Test
  void whoWaitsLongerComesFirst() {
    locks.take(claim("a", "run-1"));
    run("run-3");
    long second = locks.queue("disk");
    long third = locks.queue("disk");
    locks.release("disk", "a");

    assertThat(locks.takeInTurn(claim("a", "run-3"), third)).isEqualTo(new Locks.Turn(false, 1));
    assertThat(locks.takeInTurn(claim("a", "run-2"), second).taken()).isTrue();
    locks.leave(second);
    locks.release("disk", "a");
    assertThat(locks.takeInTurn(claim("a", "run-3"), third).taken()).isTrue();
  }

  @Test
  void whoDiedInTheLineHoldsUpNobody() {
    long dead = locks.queue("disk");
    long alive = locks.queue("disk");
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "update lock_waits set alive_until = current_timestamp - interval '1' second"
                        + " where ticket = ?",
                    dead));

    assertThat(locks.takeInTurn(claim("a", "run-1"), alive).taken()).isTrue();
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      run("many-" + i);
    }
    for (int round = 0; round < 20; round++) {
      List<Future<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Locks.Claim claim = claim("a", "many-" + i);
        attempts.add(threads.submit(() -> locks.take(claim)));
      }
      int taken = 0;
      for (Future<Boolean> attempt : attempts) {
        taken += attempt.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
      locks.releaseAll();
    }
    threads.shutdown();
  }
}
