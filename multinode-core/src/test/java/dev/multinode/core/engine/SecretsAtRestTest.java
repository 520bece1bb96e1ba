package dev.multinode.core.engine;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.Bytes;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever takes the files of the database away learns of the secrets of runs. */
class SecretsAtRestTest {
  private static final String SECRET = "kX7-correct-horse-battery";
  private static final TypeName SECRETS = TypeName.arrayOf(TypeName.SECURE_STRING);

  @TempDir private Path folder;

  /** Takes a secret, waits with it in its variables, gets another by the event, returns both. */
  private static Workflow vault() {
    return Flows.flow("vault")
        .input("password", TypeName.SECURE_STRING)
        .input("more", SECRETS)
        .output("copy", TypeName.SECURE_STRING)
        .output("payload", TypeName.SECURE_STRING)
        .output("lengths", TypeName.STRING)
        .item(
            Item.builder("item1", "waiting-event")
                .outName("item2")
                .in("trigger", TypeName.STRING, "event")
                .out("payload", TypeName.SECURE_STRING, "payload"))
        .input("event", TypeName.STRING)
        .item(
            Flows.task("item2", "copy = password; lengths = more[0].length + '';", "item0")
                .in("password", TypeName.SECURE_STRING, "password")
                .in("more", SECRETS, "more")
                .out("copy", TypeName.SECURE_STRING, "copy")
                .out("lengths", TypeName.STRING, "lengths"))
        .build();
  }

  @Test
  void noSecretOfARunIsInTheFilesOfTheDatabase() throws IOException {
    String waiting;
    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.put(vault());
      waiting = start(engine, "never").id();
      engine.await(waiting, RunState.WAITING_SIGNAL);
      engine.triggers().fire("early", new Value.Secret(SECRET));
      Run ended = engine.end(start(engine, "early").id());

      assertThat(ended.outputValues())
          .containsEntry("copy", new Value.Secret(SECRET))
          .containsEntry("payload", new Value.Secret(SECRET))
          .containsEntry("lengths", Value.of(String.valueOf(SECRET.length())));
      assertThat(engine.runs().list("vault", null, 0, 10).toString()).doesNotContain(SECRET);
    }

    assertThat(places(SECRET)).isEmpty();
    assertThat(places("vault")).as("the search finds what is there").isNotEmpty();

    try (TestEngine engine = TestEngine.at(Database.fileUrl(folder))) {
      engine.triggers().fire("never", new Value.Secret("another"));
      assertThat(engine.end(waiting).outputValues())
          .containsEntry("copy", new Value.Secret(SECRET));
    }
  }

  private static Run start(TestEngine engine, String event) {
    return engine.start(
        "vault",
        Map.of(
            "password",
            Value.of(SECRET),
            "more",
            new Value.Array(TypeName.ANY, List.of(Value.of(SECRET))),
            "event",
            Value.of(event)));
  }

  private List<Path> places(String text) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(file -> holds(file, text)).toList();
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Stream.of(UTF_8, UTF_16BE, UTF_16LE)
          .anyMatch((Charset charset) -> Bytes.indexOf(bytes, text.getBytes(charset)) >= 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
