package dev.multinode.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path home;

  @Test
  void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("multinode.yaml"), "node:\n  port: 1\n  threads: 10\n  bind: a.example\n");

    Settings settings =
        Settings.load(
            home,
            file,
            Map.of("MULTINODE_NODE_PORT", "2", "MULTINODE_NODE_THREADS", "20"),
            Map.of("node.port", "3"));

    assertThat(settings.node().port()).isEqualTo(3);
    assertThat(settings.node().threads()).isEqualTo(20);
    assertThat(settings.node().bind()).isEqualTo("a.example");
  }

  @Test
  void dataIsInTheHomeUnlessASettingSaysOtherwise() {
    assertThat(load(Map.of()).node().data()).isEqualTo(home.resolve("data"));
    assertThat(load(Map.of("MULTINODE_NODE_DATA", "/srv/node")).node().data())
        .isEqualTo(Path.of("/srv/node"));
    assertThat(load(Map.of("MULTINODE_NODE_DATA", "/srv/node")).files().folder())
        .isEqualTo(Path.of("/srv/node/files"));
  }

  @Test
  void variablesOfTheCommandLineAreNoSettings() {
    load(Map.of("MULTINODE_HOME", "x", "MULTINODE_NODE", "y", "MULTINODE_ADMIN_PASSWORD", "z"));
  }

  @Test
  void anUnknownVariableIsAnError() {
    assertThatThrownBy(() -> load(Map.of("MULTINODE_NODE_PROT", "1")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("node.port");
  }

  @Test
  void theDatabaseUrlIsNeverShown() {
    Settings settings =
        load(Map.of("MULTINODE_DATABASE_URL", "jdbc:postgresql://db/m?user=u&password=s3cret"));

    assertThat(settings.toString()).doesNotContain("s3cret");
    assertThatThrownBy(() -> load(Map.of("MULTINODE_DATABASE_URL", "mysql://u:s3cret@db")))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("s3cret");
  }

  private Settings load(Map<String, String> environment) {
    return Settings.load(home, home.resolve("multinode.yaml"), environment, Map.of());
  }
}
