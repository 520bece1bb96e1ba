package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.store.Database;
import dev.multinode.core.testing.KilledProcess;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is killed in the middle of its work, and what the next one finds. */
class KillTest {
  private static final int ACCEPTED_BEFORE_THE_KILL = 60;

  @TempDir private Path folder;

  /** Starts runs for ever and says so; three steps each, the second of which waits. */
  static final class Node {
    public static void main(String[] args) {
      TestEngine engine = TestEngine.at(Database.fileUrl(Path.of(args[0])));
      engine.put(Flows.waiting("steps", "var x = 1;", "out = 'after';"));
      for (int i = 0; ; i++) {
        String id =
            engine
                .runs()
                .start(
                    new StartRequest(
                        "steps", Map.of("event", Value.of("event-" + i)), "ada", "request-" + i))
                .id();
        engine.triggers().fire("event-" + i, Value.of("payload " + i));
        System.out.println(id);
      }
    }
  }

  @Test
  void whatWasAcceptedEndsOnceAfterAKill() throws Exception {
    List<String> accepted =
        KilledProcess.runAndKill(Node.class, folder, ACCEPTED_BEFORE_THE_KILL, folder.toString());

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  engine.runs().count("steps", null) - unfired(engine)
                      == engine.runs().count("steps", RunState.COMPLETED));

      for (int i = 0; i < accepted.size(); i++) {
        Run run = engine.runs().get(accepted.get(i));
        assertThat(run.state()).as("run %d, %s", i, run).isEqualTo(RunState.COMPLETED);
        assertThat(run.outputValues())
            .containsEntry("out", Value.of("after"))
            .containsEntry("payload", Value.of("payload " + i));
        Run again =
            engine
                .runs()
                .start(
                    new StartRequest(
                        "steps", Map.of("event", Value.of("x")), "ada", "request-" + i));
        assertThat(again.id()).isEqualTo(run.id());
      }
    }
  }

  /** Runs that began so shortly before the kill that their event was not fired any more. */
  private static long unfired(TestEngine engine) {
    return engine.runs().count("steps", RunState.WAITING_SIGNAL);
  }
}
