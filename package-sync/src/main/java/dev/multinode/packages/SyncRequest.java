package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What to bring where.
 *
 * @param servers names or ids, each once
 * @param trustSigner let nodes trust our signature when they do not know it yet
 */
record SyncRequest(List<String> servers, Policy policy, boolean trustSigner) {
  /** More than any federation has, so that a request stays one. */
  private static final int MAX_SERVERS = 2_000;

  static SyncRequest of(JsonNode json) {
    List<String> servers =
        json.path("servers").valueStream().map(each -> each.asString("")).distinct().toList();
    if (servers.isEmpty() || servers.size() > MAX_SERVERS) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "the request names no server, or more than %d; name them in 'servers'"
              .formatted(MAX_SERVERS));
    }
    return new SyncRequest(
        servers,
        Policy.of(json.path("policy").asString("")),
        json.path("trustSigner").asBoolean(false));
  }
}
