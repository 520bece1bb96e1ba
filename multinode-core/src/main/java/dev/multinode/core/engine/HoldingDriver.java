package dev.multinode.core.engine;

import dev.multinode.core.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps back what becomes ready while the cluster is in safe mode, in a table of its own; all else
 * is left to the driver behind it. Outside of safe mode it costs nothing.
 */
final class HoldingDriver implements RunDriver {
  private final RunDriver driver;
  private final Jdbi jdbi;

  /** Whether it was safe mode when we last looked. */
  private volatile boolean holding;

  HoldingDriver(RunDriver driver, Database database) {
    this.driver = driver;
    jdbi = database.jdbi();
  }

  /** Looks whether another node has begun or ended safe mode. */
  void look() {
    holding = jdbi.withHandle(HeldRuns::since).isPresent();
  }

  Optional<Instant> since() {
    return jdbi.withHandle(HeldRuns::since);
  }

  /** Keeps back what is ready now, and what will be. */
  void hold() {
    holding = true;
    jdbi.useTransaction(
        handle -> {
          HeldRuns.begin(handle);
          keepBack(handle, driver.withdraw(handle));
        });
  }

  /** Lets everything go on; gives how many runs were held. */
  int resumeAll() {
    int resumed =
        jdbi.inTransaction(
            handle -> {
              HeldRuns.lock(handle);
              HeldRuns.end(handle);
              return free(handle, null);
            });
    holding = false;
    driver.nudge();
    return resumed;
  }

  /** Lets some runs go on, from here to their ends; gives how many of them were held. */
  int resume(Collection<String> runIds) {
    int resumed =
        jdbi.inTransaction(
            handle -> {
              HeldRuns.lock(handle);
              HeldRuns.release(handle, runIds);
              return free(handle, runIds);
            });
    driver.nudge();
    return resumed;
  }

  private int free(Handle handle, Collection<String> runIds) {
    List<Due> held = HeldRuns.take(handle, runIds);
    driver.ready(handle, held);
    return held.size();
  }

  private static List<Due> keepBack(Handle handle, Collection<Due> due) {
    Set<String> released = HeldRuns.released(handle, due.stream().map(Due::runId).toList());
    List<Due> held = new ArrayList<>();
    List<Due> free = new ArrayList<>();
    due.forEach(one -> (released.contains(one.runId()) ? free : held).add(one));
    HeldRuns.add(handle, held);
    return free;
  }

  @Override
  public void ready(Handle transaction, Collection<Due> due) {
    boolean hold = holding && !due.isEmpty() && HeldRuns.lock(transaction).isPresent();
    driver.ready(transaction, hold ? keepBack(transaction, due) : due);
  }

  @Override
  public void takeBack(Handle transaction, String node, Predicate<String> busy) {
    driver.takeBack(transaction, node, busy);
    if (holding && HeldRuns.lock(transaction).isPresent()) {
      driver.ready(transaction, keepBack(transaction, driver.withdraw(transaction)));
    }
  }

  @Override
  public void forget(Handle transaction, String runId, long phase) {
    driver.forget(transaction, runId, phase);
    HeldRuns.forget(transaction, runId, phase);
  }

  @Override
  public int queued() {
    return driver.queued() + (holding ? jdbi.withHandle(HeldRuns::count) : 0);
  }

  @Override
  public void start(Step step) {
    driver.start(step);
  }

  @Override
  public void done(Handle transaction, Collection<Phase> phases) {
    driver.done(transaction, phases);
  }

  @Override
  public void nudge() {
    driver.nudge();
  }

  @Override
  public void pause() {
    driver.pause();
  }

  @Override
  public void resume() {
    driver.resume();
  }

  @Override
  public List<Due> withdraw(Handle transaction) {
    return driver.withdraw(transaction);
  }

  @Override
  public Map<String, Integer> working() {
    return driver.working();
  }

  @Override
  public void close() {
    driver.close();
  }
}
