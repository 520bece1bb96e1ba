package dev.multinode.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.examples.CommandRun;
import org.junit.jupiter.api.Test;

class DemoIT {
  @Test
  void allEightStepsGoAsTheyShouldAndNothingStaysBehind() {
    CommandRun demo = CommandRun.of("demo");

    assertThat(demo.err()).isEmpty();
    assertThat(demo.exitCode()).isZero();
    assertThat(demo.out())
        .contains("Step 8 of 8")
        .contains("emea-web-01")
        .contains("a disk of 9000 GB is above the limit of 500 GB")
        .contains("All eight steps went as they should");
    assertThat(ProcessHandle.current().children()).isEmpty();
  }
}
