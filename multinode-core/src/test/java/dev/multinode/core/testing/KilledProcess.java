package dev.multinode.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Java process that works and says what it has done, until it is killed without a warning. */
public final class KilledProcess {
  private KilledProcess() {}

  /**
   * Runs a main class of the tests and kills it once it has said enough.
   *
   * @param folder for its output
   * @param lines how many it says before it is killed
   * @return every whole line that it said; the last one may have been cut and is left out then
   */
  public static List<String> runAndKill(Class<?> main, Path folder, int lines, String... args)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "said", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> said(output).size() >= lines || !process.isAlive());
      assertThat(process.isAlive()).as("the process ended by itself").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return said(output);
  }

  private static List<String> said(Path output) throws IOException {
    String text = Files.readString(output);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }
}
