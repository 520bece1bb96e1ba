package dev.multinode.core.cluster;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is active: as many as wanted, those that are it already first, then the longest there. */
final class Roles {
  private static final Comparator<Member> ORDER =
      Comparator.<Member, Boolean>comparing(member -> member.role() != NodeRole.ACTIVE)
          .thenComparing(Member::startedAt)
          .thenComparing(Member::name);

  private Roles() {}

  /**
   * The roles that have to change, by the names of the nodes.
   *
   * @param wanted how many are to be active; 0 for all
   */
  static Map<String, NodeRole> changes(List<Member> members, int wanted, Instant now) {
    Map<String, NodeRole> changes = new LinkedHashMap<>();
    int active = 0;
    for (Member member : members.stream().sorted(ORDER).toList()) {
      NodeRole role = NodeRole.DEAD;
      if (!member.isSilent(now)) {
        role = wanted == 0 || active < wanted ? NodeRole.ACTIVE : NodeRole.STANDBY;
        active += role == NodeRole.ACTIVE ? 1 : 0;
      }
      if (role != member.role()) {
        changes.put(member.name(), role);
      }
    }
    return changes;
  }
}
