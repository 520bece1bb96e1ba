package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.testing.TestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EventsTest {
  private static SampleNode node;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node = new SampleNode();
    client = node.client();
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @Test
  void withoutACursorThePresentOneComesAtOnce() {
    JsonNode events = client.get("/api/v1/events?waitMillis=30000").json();

    assertThat(events.path("cursor").longValue()).isEqualTo(node.runs.cursor());
    assertThat(events.path("events").isEmpty()).isTrue();
  }

  @Test
  void whatEndedSinceIsToldAtOnce() {
    long before = node.runs.cursor();
    String id = start();
    node.runs.complete(id, Map.of());

    JsonNode events = client.get("/api/v1/events?waitMillis=30000&after=" + before).json();

    assertThat(events.path("cursor").longValue()).isEqualTo(before + 1);
    JsonNode event = events.path("events").path(0);
    assertThat(event.path("runId").stringValue()).isEqualTo(id);
    assertThat(event.path("workflowId").stringValue()).isEqualTo(SampleNode.GREET);
    assertThat(event.path("state").stringValue()).isEqualTo("completed");
  }

  @Test
  void whoWasAwayForTooLongIsToldOfTheGap() {
    long before = node.runs.cursor();
    node.runs.complete(start(), Map.of());
    node.runs.complete(start(), Map.of());
    node.runs.forget(before + 1);

    JsonNode late = client.get("/api/v1/events?after=" + before).json();
    JsonNode inTime = client.get("/api/v1/events?after=" + (before + 1)).json();

    assertThat(late.path("gap").asBoolean()).isTrue();
    assertThat(late.path("cursor").longValue()).isEqualTo(before + 2);
    assertThat(inTime.has("gap")).isFalse();
    node.runs.forget(0);
  }

  @Test
  void whenTheTimeIsOverTheCursorStays() {
    long cursor = node.runs.cursor();

    JsonNode events = client.get("/api/v1/events?waitMillis=50&after=" + cursor).json();

    assertThat(events.path("cursor").longValue()).isEqualTo(cursor);
    assertThat(events.path("events").isEmpty()).isTrue();
  }

  @Test
  void aHundredListenersHearOfTheSameEnd() {
    long cursor = node.runs.cursor();
    String id = start();
    List<CompletableFuture<JsonNode>> listeners = new ArrayList<>();
    EndedRuns endedRuns = new EndedRuns(node.runs);
    List<CompletableFuture<?>> direct = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      direct.add(endedRuns.after(cursor, 10, 30_000));
    }
    for (int i = 0; i < 5; i++) {
      listeners.add(
          CompletableFuture.supplyAsync(
              () -> client.get("/api/v1/events?waitMillis=30000&after=" + cursor).json()));
    }

    node.runs.complete(id, Map.of());

    await()
        .untilAsserted(
            () -> {
              assertThat(direct).allMatch(CompletableFuture::isDone);
              assertThat(listeners).allMatch(CompletableFuture::isDone);
            });
    assertThat(listeners.get(0).join().path("events").path(0).path("runId").stringValue())
        .isEqualTo(id);
  }

  @Test
  void aCursorOfAnotherDatabaseGoesBack() {
    JsonNode events = client.get("/api/v1/events?waitMillis=30000&after=999999").json();

    assertThat(events.path("cursor").longValue()).isEqualTo(node.runs.cursor());
  }

  @Test
  void aCursorThatIsNoNumberIsRefused() {
    assertThat(client.get("/api/v1/events?after=x").status()).isEqualTo(400);
  }

  private static String start() {
    return node.runs.start(new StartRequest(SampleNode.GREET, Map.of(), "ada", null)).id();
  }
}
