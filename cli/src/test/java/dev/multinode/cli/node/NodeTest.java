package dev.multinode.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.core.config.ConfigException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
  @TempDir private Path home;

  @Test
  void theCommandLineOfTheSameUserIsLetInAcrossRestarts() {
    try (Node node = start(home, "0")) {
      assertThat(node.madeUpPassword()).isPresent();
      LocalContext.write(home, "local", node);
      assertThat(about(context())).startsWith("8.");
    }
    String token = context().token();

    try (Node node = start(home, "0")) {
      assertThat(node.madeUpPassword()).isEmpty();
      LocalContext.write(home, "local", node);

      assertThat(context().url()).isEqualTo(node.url());
      assertThat(context().token()).isEqualTo(token);
      assertThat(servers(context())).isZero();
    }
  }

  @Test
  void aPortThatIsTakenIsNamedAndNothingStaysBehind() {
    try (Node node = start(home, "0")) {
      String taken = Integer.toString(node.url().getPort());
      Path other = home.resolve("other");

      assertThatThrownBy(() -> start(other, taken))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("node.port")
          .hasMessageContaining(taken);

      DataFolder.open(other.resolve("data")).close();
    }
  }

  private Context context() {
    return new Contexts(home).get("local");
  }

  private static String about(Context context) {
    try (NodeClient client = new NodeClient(context)) {
      return Json.text(client.get("vco/api/about").json(), "version");
    }
  }

  private static int servers(Context context) {
    try (NodeClient client = new NodeClient(context)) {
      return client.get("api/v1/servers").json().path("servers").size();
    }
  }

  private static Node start(Path home, String port) {
    Settings settings =
        Settings.load(home, home.resolve("none.yaml"), Map.of(), Map.of("node.port", port));
    return Node.start(settings, DataFolder.open(settings.node().data()), Optional.empty());
  }
}
