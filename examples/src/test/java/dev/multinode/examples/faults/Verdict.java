package dev.multinode.examples.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What has to be true of every run, however the nodes fared. */
final class Verdict {
  private static final int SHOWN = 20;

  private final Scene scene;
  private final PatientClient client;
  private final Load load;
  private final Ends ends;
  private final List<String> faults = new ArrayList<>();

  Verdict(Scene scene, PatientClient client, Load load, Ends ends) {
    this.scene = scene;
    this.client = client;
    this.load = load;
    this.ends = ends;
  }

  void check() throws InterruptedException {
    Map<String, String> accepted = load.accepted();
    assertThat(new LinkedHashSet<>(accepted.values()))
        .as("every key has a run of its own")
        .hasSize(load.starts().size());
    for (Load.Start start : load.starts()) {
      String runId = accepted.get(start.key());
      ended(start, runId);
      worked(start, runId);
      told(start, runId);
    }
    assertThat(faults.subList(0, Math.min(SHOWN, faults.size())))
        .as("%d of %d runs went wrong", faults.size(), load.starts().size())
        .isEmpty();
    startedOnce();
    assertThat(client.troubles()).as("answers that were no answers").isEmpty();
  }

  /** One end, which everybody was told, and which is still the same. */
  private void ended(Load.Start start, String runId) throws InterruptedException {
    expect(start, "ends in the stream", List.of("completed"), ends.of(runId));
    JsonNode run = client.get("/api/v1/runs/" + runId);
    expect(start, "state", "completed", run.path("state").asString());
  }

  /** Each item did its work, all for this run; again only after a fault, and then as the same. */
  private void worked(Load.Start start, String runId) {
    for (String step : start.kind().steps()) {
      List<Ledger.Note> notes = scene.ledger().of(start.key() + "/" + step);
      Set<String> requests = new LinkedHashSet<>();
      Set<String> runs = new LinkedHashSet<>();
      notes.forEach(note -> requests.add(note.requestId()));
      notes.forEach(note -> runs.add(note.runId()));
      if (start.kind() == Kind.PROXY) {
        expect(start, "remote runs", 1, runs.size());
      } else {
        expect(start, "runs that did " + step, Set.of(runId), runs);
      }
      expect(start, "request ids of " + step, 1, requests.size());
    }
  }

  private void told(Load.Start start, String runId) throws InterruptedException {
    if (start.kind() == Kind.PROXY) {
      return;
    }
    String log = client.get("/api/v1/runs/" + runId + "/logs").toString();
    for (String step : start.kind().steps()) {
      expect(start, "log of " + step, true, log.contains(start.key() + "/" + step));
    }
  }

  private void expect(Load.Start start, String what, Object expected, Object found) {
    if (!expected.equals(found)) {
      faults.add(
          "%s %s: %s should be %s and is %s; run %s"
              .formatted(
                  start.kind(),
                  start.key(),
                  what,
                  expected,
                  found,
                  load.accepted().get(start.key())));
    }
  }

  /** A client that asks again, long after, gets the run that it has. */
  private void startedOnce() throws InterruptedException {
    for (int i = 0; i < load.starts().size(); i += SHOWN) {
      Load.Start start = load.starts().get(i);
      assertThat(Load.start(client, scene.workflows(), start))
          .as("the run of %s", start.key())
          .isEqualTo(load.accepted().get(start.key()));
    }
    for (Map.Entry<Kind, String> workflow : scene.workflows().entrySet()) {
      long started =
          load.starts().stream().filter(start -> start.kind() == workflow.getKey()).count();
      JsonNode list = client.get("/api/v1/runs?workflow=%s&limit=1".formatted(workflow.getValue()));
      assertThat(list.path("total").asLong())
          .as("all runs of %s", workflow.getKey())
          .isEqualTo(started);
    }
  }
}
