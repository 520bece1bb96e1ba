package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a package goes, and what may be overwritten there. */
final class TargetOptions {
  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "SERVER",
      description = "The servers, by name; separated by commas or repeated.")
  private List<String> servers = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "newer",
      description = {
        "newer (default): what is missing there or older there;",
        "different: also what differs under the same version;",
        "force: everything, even over a newer version."
      })
  private Policy policy;

  enum Policy {
    NEWER,
    DIFFERENT,
    FORCE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("policy", policy.toString());
    ArrayNode names = body.putArray("servers");
    servers.forEach(names::add);
    return body;
  }
}
