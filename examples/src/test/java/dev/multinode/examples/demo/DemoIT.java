package dev.multinode.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.cli.Main;
import dev.multinode.cli.terminal.Prompt;
import dev.multinode.cli.terminal.Shell;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoIT {
  @Test
  void allEightStepsGoAsTheyShouldAndNothingStaysBehind() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shell shell =
        new Shell(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new NoPrompt());

    int code = Main.run(shell, "demo");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("Step 8 of 8")
        .contains("emea-web-01")
        .contains("a disk of 9000 GB is above the limit of 500 GB")
        .contains("All eight steps went as they should");
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  private static final class NoPrompt implements Prompt {
    @Override
    public boolean possible() {
      return false;
    }

    @Override
    public String ask(String question) {
      return "";
    }

    @Override
    public String askSecret(String question) {
      return "";
    }
  }
}
