package dev.multinode.cli.cluster;

import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.OutputOptions;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The cluster for a person: a row for each node, the rest in words. */
final class ClusterTable {
  private ClusterTable() {}

  static void print(JsonNode cluster, OutputOptions output, Shell shell) {
    Table table =
        Table.of(
            "NODE",
            "ROLE",
            "SINCE",
            "LAST BEAT",
            "WORKING",
            "CLOCK",
            "CONTENT",
            "SETTINGS",
            "VERSION",
            "ADDRESS");
    for (JsonNode node : cluster.path("nodes")) {
      String name = Json.text(node, "name");
      table.row(
          name,
          Json.text(node, "role"),
          Json.text(node, "since"),
          seconds(node, "lastBeatMillis", "%.1f s ago"),
          Json.text(node, "working"),
          seconds(node, "clockAheadMillis", "%+.1f s"),
          sync(cluster, "content", node),
          sync(cluster, "configuration", node),
          Json.text(node, "version"),
          Json.text(node, "address"));
    }
    output.print(cluster, table);
    shell.say(
        "active nodes: %s; %s runs queued, %s waiting"
            .formatted(
                Json.text(cluster, "activeNodes"),
                Json.text(cluster, "queued"),
                Json.text(cluster, "waiting")));
    String safeMode = Json.text(cluster, "safeModeSince");
    if (!safeMode.isEmpty()) {
      shell.say(
          "safe mode since %s: nothing is resumed, and new runs are held; see 'multinode cluster held'"
              .formatted(safeMode));
    }
    String trouble = Json.text(cluster, "trouble");
    if (!trouble.isEmpty()) {
      shell.say("warning: " + trouble);
    }
    cluster.path("warnings").forEach(warning -> shell.say("warning: " + Json.text(warning)));
  }

  private static String seconds(JsonNode node, String millis, String form) {
    return String.format(Locale.ROOT, form, node.path(millis).asLong(0) / 1000.0);
  }

  private static String sync(JsonNode cluster, String what, JsonNode node) {
    if ("dead".equals(Json.text(node, "role"))) {
      return "";
    }
    for (JsonNode name : cluster.path(what).path("differing")) {
      if (Json.text(name).equals(Json.text(node, "name"))) {
        return "differs";
      }
    }
    return "in sync";
  }
}
