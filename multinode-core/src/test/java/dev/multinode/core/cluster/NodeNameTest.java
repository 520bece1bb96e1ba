package dev.multinode.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeNameTest {
  @TempDir private Path folder;

  @Test
  void aNodeThatComesBackHasItsNameAgain() {
    String name = NodeName.in(folder);

    assertThat(NodeName.in(folder)).isEqualTo(name);
    assertThat(name).matches("[A-Za-z0-9._-]{1,40}-[0-9a-f]{4}");
  }

  @Test
  void twoNodesOfOneMachineHaveNamesOfTheirOwn() {
    assertThat(NodeName.fresh()).isNotEqualTo(NodeName.fresh());
  }
}
