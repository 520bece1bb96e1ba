package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A plan, or the report of a push.
 *
 * @param result {@code ok}, {@code partly} or {@code failed}; null in a plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"package", "result", "servers"})
record SyncReport(@JsonProperty("package") String pkg, String result, List<ServerReport> servers) {
  static SyncReport plan(String pkg, List<ServerReport> servers) {
    return new SyncReport(pkg, null, servers);
  }

  static SyncReport push(String pkg, List<ServerReport> servers) {
    long good = servers.stream().filter(ServerReport::succeeded).count();
    String bad = good == 0 ? "failed" : "partly";
    return new SyncReport(pkg, good == servers.size() ? "ok" : bad, servers);
  }
}
