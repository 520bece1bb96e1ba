package dev.multinode.cli.server;

import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Table;
import dev.multinode.core.error.ErrorCode;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** How a registered server is shown to a person. */
final class ServerView {
  private ServerView() {}

  static String state(JsonNode server) {
    return Json.text(server, "state").toLowerCase(Locale.ROOT);
  }

  static String kind(JsonNode server) {
    return server.path("node").asBoolean(false) ? "node" : "vRO";
  }

  static Table properties(JsonNode server) {
    String labels =
        server.path("labels").properties().stream()
            .map(label -> label.getKey() + "=" + Json.text(label.getValue()))
            .collect(Collectors.joining(" "));
    return Table.properties()
        .row("name", Json.text(server, "name"))
        .row("id", Json.text(server, "id"))
        .row("url", Json.text(server, "url"))
        .row("user", Json.text(server, "user"))
        .row("state", state(server))
        .optional("reason", Json.text(server, "reason"))
        .row("kind", kind(server))
        .row("version", Json.text(server, "version"))
        .optional("fingerprint", Json.text(server, "fingerprint"))
        .optional("labels", labels)
        .optional("checked", Json.text(server, "checkedAt"))
        .optional("latency", latency(server));
  }

  private static String latency(JsonNode server) {
    String millis = Json.text(server, "latencyMillis");
    return millis.isEmpty() ? "" : millis + " ms";
  }

  /** 0 when the server is online, else what keeps it from that. */
  static int exitCode(JsonNode server) {
    return switch (Json.text(server, "state")) {
      case "ONLINE" -> 0;
      case "AUTH_FAILED" -> ErrorCode.SERVER_AUTHENTICATION_FAILED.exitCode();
      case "UNTRUSTED" -> ErrorCode.SERVER_UNTRUSTED.exitCode();
      case "INCOMPATIBLE" -> ErrorCode.SERVER_INCOMPATIBLE.exitCode();
      default -> ErrorCode.SERVER_UNREACHABLE.exitCode();
    };
  }
}
