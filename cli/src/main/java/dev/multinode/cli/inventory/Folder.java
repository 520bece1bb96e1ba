package dev.multinode.cli.inventory;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** One opened folder of a server's inventory. */
record Folder(JsonNode answer) {
  /**
   * @param path {@code /System/Workflows}; {@code /} for the top
   * @param refresh whether the node must ask the server even when it remembers the folder
   */
  static Folder open(NodeClient client, String server, String path, boolean refresh) {
    return new Folder(
        client
            .get("api/v1/servers", server, "inventory")
            .query("path", path)
            .query("refresh", refresh ? true : null)
            .json());
  }

  JsonNode entries() {
    return answer.path("entries");
  }

  /** Says so when the server is down and what is shown is what the node remembers. */
  void warnWhenStale(Shell shell) {
    if (answer.path("stale").asBoolean(false)) {
      Duration age = Duration.ofSeconds(answer.path("age").asLong(0));
      shell.say(
          "warning: '%s' does not answer (%s); this is what it offered %s ago"
              .formatted(
                  Json.text(answer, "server"),
                  Json.text(answer, "reason"),
                  age.toString().substring(2).toLowerCase(java.util.Locale.ROOT)));
    }
  }

  static boolean isFolder(JsonNode entry) {
    return entry.path("folder").asBoolean(false);
  }
}
