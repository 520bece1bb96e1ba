package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.testing.FakeServer.Dialect;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemoteRunsTest extends RemoteScene {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void theEndOfARemoteRunFiresItsTriggerAndBringsItsOutputs(Dialect dialect) {
    serve(dialect);
    startNode();

    RemoteToken token = start("request-1");
    server.complete(token.remoteRunId(), Map.of("task", Value.of("task-7")));
    awaitEnd(token);

    RemoteToken end = runs.get(token.id());
    assertThat(end.state()).isEqualTo("completed");
    assertThat(end.outputs()).containsEntry("task", Value.of("task-7"));
    assertThat(end.inputs()).containsEntry("gb", Value.of(10));
    assertThat(end.ended()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void aRunThatEndsAtOnceIsNotMissed(Dialect dialect) {
    serve(dialect);
    server.workflow("wf-1", "Quick").input("gb", "number").completesWith(Map.of());
    startNode();

    List<RemoteToken> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(start("request-" + i));
    }

    all.forEach(this::awaitEnd);
  }

  @Test
  void aFailureCarriesTheRemoteErrorAndItem() {
    serve(Dialect.V8);
    startNode();

    RemoteToken token = start("request-1");
    server.fail(token.remoteRunId(), "Disk is too small");
    awaitEnd(token);

    RemoteToken end = runs.get(token.id());
    assertThat(end.state()).isEqualTo("failed");
    assertThat(end.error()).isEqualTo("Disk is too small");
    assertThat(end.failedItem()).isEqualTo("Check size");
  }

  @Test
  void manyRunsOfAWorkflowCostOneCallPerLook() {
    serve(Dialect.V8);
    startNode();

    List<RemoteToken> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(start("request-" + i));
    }
    all.forEach(token -> server.complete(token.remoteRunId(), Map.of()));
    all.forEach(this::awaitEnd);

    assertThat(server.requests()).contains("GET /vco/api/workflows/wf-1/executions");
  }

  @Test
  void theSameRequestIdGivesTheSameToken() {
    serve(Dialect.V8);
    startNode();

    RemoteToken one = start("request-1");
    RemoteToken two = start("request-1");

    assertThat(two.remoteRunId()).isEqualTo(one.remoteRunId());
    assertThat(server.runs("wf-1")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void whatEndedWhileTheNodeWasDownIsFoundAtItsNextStart(Dialect dialect) {
    serve(dialect);
    startNode();
    RemoteToken token = start("request-1");
    started.forEach(Watchers::close);
    server.complete(token.remoteRunId(), Map.of("task", Value.of("task-7")));

    startNode();

    awaitEnd(token);
    assertThat(runs.get(token.id()).outputs()).containsEntry("task", Value.of("task-7"));
  }

  @Test
  void anEndThatWasStoredButToldToNobodyIsToldAtTheNextStart() {
    serve(Dialect.V8);
    startNode();
    RemoteToken token = start("request-1");
    started.forEach(Watchers::close);
    tokens.end(token.id(), new SqlTokens.End("completed", null, null, Map.of()));

    startNode();

    awaitEnd(token);
  }

  @ParameterizedTest
  @EnumSource(
      value = Dialect.class,
      names = {"V8", "NODE"})
  void aBrokenLinkIsBridged(Dialect dialect) {
    serve(dialect);
    startNode();
    RemoteToken token = start("request-1");
    server.goesDown();
    await().until(() -> runs.get(token.id()).unknownSince() != null);
    server.complete(token.remoteRunId(), Map.of());

    server.comesBack();

    awaitEnd(token);
    assertThat(runs.get(token.id()).state()).isEqualTo("completed");
    assertThat(runs.get(token.id()).unknownSince()).isNull();
  }

  @Test
  void aServerThatStaysSilentLosesItsRuns() {
    serve(Dialect.V8);
    startNode();
    RemoteToken token = start("request-1");
    server.goesDown();
    await().until(() -> runs.get(token.id()).unknownSince() != null);

    clock.advance(Duration.ofMinutes(31));

    awaitEnd(token);
    RemoteToken end = runs.get(token.id());
    assertThat(end.state()).isEqualTo(RemoteToken.LOST);
    assertThat(end.error()).contains("nothing is known of it since").contains("PT30M");
  }

  @Test
  void aRunWhoseRecordWasDeletedIsLost() {
    serve(Dialect.V8);
    startNode();
    RemoteToken token = start("request-1");
    server.deleteRun(token.remoteRunId());

    clock.advance(Duration.ofMinutes(2));

    awaitEnd(token);
    assertThat(runs.get(token.id()).error()).contains("does not know the run any more");
  }

  @Test
  void aStartWhoseAnswersAreLostIsFoundOutInTheBackground() {
    serve(Dialect.V8);
    startNode();
    server.losesAnswersOfStarts(1);

    RemoteToken token = start("request-1");
    await().until(() -> runs.get(token.id()).remoteRunId() != null);
    server.complete(server.runs("wf-1").get(0), Map.of());

    awaitEnd(token);
    assertThat(server.runs("wf-1")).hasSize(1);
  }

  @Test
  void aStartThatLosesAllItsAnswersIsRepeatedWithItsKey() {
    serve(Dialect.NODE);
    startNode();
    server.losesAnswersOfStarts(3);

    RemoteToken token = start("request-1");
    final String atFirst = token.state();
    await().atMost(Duration.ofSeconds(20)).until(() -> runs.get(token.id()).remoteRunId() != null);
    server.complete(server.runs("wf-1").get(0), Map.of());

    awaitEnd(token);
    assertThat(atFirst).isEqualTo(RemoteToken.STARTING);
    assertThat(server.runs("wf-1")).hasSize(1);
  }

  @Test
  void aStartThatReachesNobodyFailsAndLeavesNoToken() {
    serve(Dialect.V8);
    startNode();
    VroClient.RemoteWorkflow workflow = registry.servers.client(registered).workflow("wf-1");
    server.goesDown();

    MultinodeException e =
        catchThrowableOfType(
            MultinodeException.class,
            () ->
                runs.start(
                    new RemoteRuns.Start(
                        registered, workflow, Map.of(), "request-1", "local-1", true)));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNREACHABLE);
    assertThat(tokens.serversWithUndelivered()).isEmpty();
  }

  @Test
  void cancelingTheLocalRunCancelsTheRemoteOne() {
    serve(Dialect.NODE);
    startNode();
    RemoteToken token = start("request-1");

    local.cancel("local-1");

    await().until(() -> server.state(token.remoteRunId()).equals("canceled"));
    awaitEnd(token);
    assertThat(runs.get(token.id()).state()).isEqualTo("canceled");
  }

  @Test
  void valuesOfATokenAreNotReadableInTheDatabase() {
    serve(Dialect.V8);
    startNode();
    VroClient.RemoteWorkflow workflow = registry.servers.client(registered).workflow("wf-1");
    runs.start(
        new RemoteRuns.Start(
            registered,
            workflow,
            Map.of("gb", Value.of(1), "password", new Value.Secret("hunter2")),
            "request-1",
            null,
            false));

    List<String> rows =
        registry
            .database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select * from remote_tokens")
                        .mapToMap()
                        .map(Object::toString)
                        .list());

    assertThat(rows).hasSize(1);
    assertThat(rows.toString()).doesNotContain("hunter2");
  }
}
