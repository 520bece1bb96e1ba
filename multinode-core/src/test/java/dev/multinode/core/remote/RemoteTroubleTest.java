package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.testing.FakeServer.Dialect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong with one run, one answer or for one moment must not hold up the rest. */
class RemoteTroubleTest extends RemoteScene {
  private void sql(String statement) {
    registry.database.jdbi().useHandle(handle -> handle.execute(statement));
  }

  private long starts() {
    return server.requests().stream().filter(request -> request.startsWith("POST")).count();
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void aDatabaseThatFailsForAMomentStopsNoWatcher(Dialect dialect) {
    serve(dialect);
    startNode();
    RemoteToken token = start("request-1");
    sql("alter table remote_tokens rename to away");
    server.complete(token.remoteRunId(), Map.of());
    int before = server.requests().size();
    await().during(Duration.ofSeconds(1)).until(() -> server.requests().size() >= before);

    sql("alter table away rename to remote_tokens");

    awaitEnd(token);
  }

  @Test
  void anEndThatCouldNotBeStoredIsFetchedAgain() {
    serve(Dialect.NODE);
    startNode();
    RemoteToken token = start("request-1");
    sql("alter table remote_tokens add constraint no_end check (ended = false)");
    server.complete(token.remoteRunId(), Map.of());
    String fetch = "GET /vco/api/workflows/wf-1/executions/" + token.remoteRunId();
    await().until(() -> server.requests().stream().anyMatch(each -> each.startsWith(fetch)));

    sql("alter table remote_tokens drop constraint no_end");

    awaitEnd(token);
  }

  @Test
  void aCancelWaitsUntilTheDatabaseAnswers() {
    serve(Dialect.NODE);
    startNode();
    RemoteToken token = start("request-1");
    sql("alter table remote_tokens rename to away");
    local.cancel("local-1");
    await().during(Duration.ofMillis(500)).until(() -> true);

    sql("alter table away rename to remote_tokens");

    await().atMost(SOON).until(() -> server.state(token.remoteRunId()).equals("canceled"));
  }

  @Test
  void aRunThatStartsWhileItsLocalRunIsCanceledIsCanceledToo() {
    serve(Dialect.V8);
    startNode();
    local.cancel("local-1");

    RemoteToken token = start("request-1");

    await().atMost(SOON).until(() -> server.state(token.remoteRunId()).equals("canceled"));
  }

  @Test
  void aStartThatCanNotBeRepeatedHoldsUpNoOther() {
    serve(Dialect.NODE);
    server.workflow("wf-2", "Short-lived").input("gb", "number");
    startNode();
    final RemoteToken other = start("request-1");
    server.losesAnswersOfStarts(Integer.MAX_VALUE);
    RemoteToken pending = start("wf-2", "request-2");
    server.deleteWorkflow("wf-2");

    awaitEnd(pending);
    server.complete(other.remoteRunId(), Map.of());
    awaitEnd(other);

    assertThat(runs.get(pending.id()).state()).isEqualTo(RemoteToken.LOST);
  }

  @Test
  void aLostStartIsRepeatedSoonThoughTheWatcherIsInALongPoll() {
    serve(Dialect.NODE);
    startNode();
    start("request-1");
    await()
        .until(
            () -> server.requests().stream().filter(each -> each.contains("events")).count() > 1);
    server.losesAnswersOfStarts(2);

    RemoteToken token = start("request-2");

    await().atMost(Duration.ofSeconds(5)).until(() -> runs.get(token.id()).remoteRunId() != null);
    server.complete(server.runs("wf-1").get(1), Map.of());
    awaitEnd(token);
    assertThat(server.runs("wf-1")).hasSize(2);
  }

  @Test
  void aStartIsNotRepeatedWithoutAPause() {
    serve(Dialect.NODE);
    startNode();
    server.losesAnswersOfStarts(Integer.MAX_VALUE);
    start("request-1");

    await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> starts() < 20);
    assertThat(server.runs("wf-1")).hasSize(1);
  }

  @Test
  void aStartOnAConnectionThatDiedIsMadeAtOnce() {
    serve(Dialect.NODE);
    startNode();
    start("request-1");
    server.goesDown();
    server.comesBack();

    RemoteToken token = start("request-2");

    assertThat(token.remoteRunId()).isNotNull();
    assertThat(server.runs("wf-1")).hasSize(2);
  }

  @Test
  void aServerThatDiesDuringAStartGoesOnWithItWhenItIsBack() {
    serve(Dialect.NODE);
    startNode();
    server.losesAnswersOfStarts(2);
    RemoteToken token = start("request-1");
    server.goesDown();
    await().until(() -> runs.get(token.id()).unknownSince() != null);
    server.comesBack();

    await().atMost(Duration.ofSeconds(12)).until(() -> runs.get(token.id()).remoteRunId() != null);
    server.complete(server.runs("wf-1").get(0), Map.of());

    awaitEnd(token);
    assertThat(server.runs("wf-1")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void aFreshRunWhoseRecordIsGoneIsLostInTheEnd(Dialect dialect) {
    serve(dialect);
    startNode();
    RemoteToken token = start("request-1");
    watchers.close();
    server.complete(token.remoteRunId(), Map.of());
    server.deleteRun(token.remoteRunId());
    startNode();
    String ask = "GET /vco/api/workflows/wf-1/executions/" + token.remoteRunId();
    await().until(() -> server.requests().stream().anyMatch(each -> each.startsWith(ask)));

    clock.advance(Duration.ofMinutes(2));

    awaitEnd(token);
    assertThat(runs.get(token.id()).state()).isEqualTo(RemoteToken.LOST);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void garbageAboutOneRunHoldsUpNoOther(Dialect dialect) {
    serve(dialect);
    startNode();
    RemoteToken odd = start("request-1");
    RemoteToken broken = start("request-2");
    RemoteToken fine = start("request-3");
    watchers.close();
    String path = "/workflows/wf-1/executions/";
    server.answers(path + odd.remoteRunId() + "/state", "{\"value\":\"" + "x".repeat(900) + "\"}");
    server.answers(path + broken.remoteRunId() + "/state", "[1,");
    server.complete(fine.remoteRunId(), Map.of());

    startNode();

    awaitEnd(fine);
  }

  @Test
  void aRunOfWhichOnlyGarbageIsKnownIsLostInTheEnd() {
    serve(Dialect.V8);
    startNode();
    RemoteToken broken = start("request-1");
    start("request-2");
    String state = "/workflows/wf-1/executions/" + broken.remoteRunId() + "/state";
    server.answers(state, "[1,");
    int before = server.requests().size();
    await()
        .until(
            () -> server.requests().stream().skip(before).anyMatch(each -> each.endsWith(state)));
    await().during(Duration.ofMillis(500)).until(() -> true);

    clock.advance(Duration.ofMinutes(31));

    awaitEnd(broken);
    assertThat(runs.get(broken.id()).error()).contains("nothing is known of it since");
  }

  @Test
  void whatIsTooLongForTheDatabaseIsCut() {
    serve(Dialect.V8);
    RemoteToken token = fresh();

    tokens.end(
        token.id(), new SqlTokens.End("s".repeat(99), "\0 broke", "i".repeat(999), Map.of()));

    RemoteToken end = tokens.find(token.id()).orElseThrow();
    assertThat(end.ended()).isTrue();
    assertThat(end.failedItem()).hasSize(500);
    assertThat(end.error()).endsWith(" broke");
  }

  private RemoteToken fresh() {
    startNode();
    RemoteToken token = start("request-1");
    watchers.close();
    return token;
  }

  @Test
  void anEndIsFetchedByOneAtATime() throws InterruptedException {
    serve(Dialect.V8);
    startNode();
    RemoteToken token = start("request-1");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger fetches = new AtomicInteger();

    watchers.fetch(
        token,
        () -> {
          fetches.incrementAndGet();
          begun.countDown();
          awaitQuietly(goOn);
        });
    begun.await();
    for (int i = 0; i < 100; i++) {
      watchers.fetch(token, fetches::incrementAndGet);
    }
    goOn.countDown();

    await().during(Duration.ofMillis(300)).until(() -> fetches.get() == 1);
    watchers.fetch(token, fetches::incrementAndGet);
    await().until(() -> fetches.get() == 2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
