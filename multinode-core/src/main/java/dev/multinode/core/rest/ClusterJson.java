package dev.multinode.core.rest;

import dev.multinode.core.cluster.ClusterView;
import dev.multinode.core.cluster.Member;
import dev.multinode.core.cluster.NodeRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The cluster as it is shown, with what is odd about it. */
final class ClusterJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Duration MUCH_SKEW = Duration.ofSeconds(2);

  private ClusterJson() {}

  /**
   * @param working how many runs each node works on
   */
  static ObjectNode of(ClusterView view, String self, Map<String, Integer> working) {
    ObjectNode json = JSON.objectNode().put("self", self);
    if (view.activeNodes() == 0) {
      json.put("activeNodes", "all");
    } else {
      json.put("activeNodes", view.activeNodes());
    }
    ArrayNode nodes = json.putArray("nodes");
    List<String> warnings = new ArrayList<>();
    for (Member member : view.members()) {
      nodes.add(node(view, member, working.getOrDefault(member.name(), 0)));
      if (member.skew().abs().compareTo(MUCH_SKEW) > 0) {
        warnings.add(
            "the clock of node '%s' is %.1f s off the database's; set it"
                .formatted(member.name(), member.skew().toMillis() / 1000.0));
      }
    }
    json.set("content", inSync(view, Member::content, "content", warnings));
    json.set("configuration", inSync(view, Member::configuration, "configuration", warnings));
    json.set("versions", inSync(view, Member::version, "version", warnings));
    warnings.forEach(json.putArray("warnings")::add);
    return json;
  }

  private static ObjectNode node(ClusterView view, Member member, int working) {
    return JSON.objectNode()
        .put("name", member.name())
        .put("role", member.role().wire())
        .put("since", Dates.iso(member.roleSince()))
        .put("address", member.address())
        .put("version", member.version())
        .put("startedAt", Dates.iso(member.startedAt()))
        .put("lastBeatMillis", Duration.between(member.beatAt(), view.now()).toMillis())
        .put("working", working)
        .put("clockAheadMillis", member.skew().toMillis())
        .put("contentFingerprint", member.content())
        .put("configurationFingerprint", member.configuration());
  }

  /** What most living nodes have is right; the others differ. */
  private static ObjectNode inSync(
      ClusterView view, Function<Member, String> property, String what, List<String> warnings) {
    List<Member> living =
        view.members().stream().filter(member -> member.role() != NodeRole.DEAD).toList();
    Map<String, Integer> counts = new LinkedHashMap<>();
    living.forEach(member -> counts.merge(property.apply(member), 1, Integer::sum));
    String common =
        counts.entrySet().stream()
            .max(Comparator.comparingInt(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse("");
    List<String> differing =
        living.stream()
            .filter(member -> !property.apply(member).equals(common))
            .map(Member::name)
            .toList();
    ObjectNode json = JSON.objectNode().put("inSync", differing.isEmpty());
    differing.forEach(json.putArray("differing")::add);
    if (!differing.isEmpty()) {
      warnings.add("the %s of %s differs from that of the others".formatted(what, differing));
    }
    return json;
  }
}
