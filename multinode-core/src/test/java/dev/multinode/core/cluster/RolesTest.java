package dev.multinode.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RolesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void withoutALimitEveryLivingNodeIsActive() {
    List<Member> members =
        List.of(
            member("a", NodeRole.ACTIVE, 3, 0),
            member("b", NodeRole.STANDBY, 2, 0),
            member("c", NodeRole.DEAD, 1, 0));

    assertThat(Roles.changes(members, 0, NOW))
        .containsOnlyKeys("b", "c")
        .doesNotContainValue(NodeRole.DEAD)
        .doesNotContainValue(NodeRole.STANDBY);
  }

  @Test
  void aNodeThatIsActiveStaysSoAlthoughAnOlderOneComesBack() {
    List<Member> members =
        List.of(member("old", NodeRole.DEAD, 50, 0), member("young", NodeRole.ACTIVE, 5, 0));

    assertThat(Roles.changes(members, 1, NOW))
        .containsExactlyEntriesOf(Map.of("old", NodeRole.STANDBY));
  }

  @Test
  void whenTheActiveOneFallsSilentTheLongestThereFollows() {
    List<Member> members =
        List.of(
            member("dead", NodeRole.ACTIVE, 90, 21),
            member("later", NodeRole.STANDBY, 10, 0),
            member("sooner", NodeRole.STANDBY, 60, 19));

    assertThat(Roles.changes(members, 1, NOW))
        .containsEntry("dead", NodeRole.DEAD)
        .containsEntry("sooner", NodeRole.ACTIVE)
        .hasSize(2);
  }

  @Test
  void fewerActiveNodesLeaveThoseThatWereThereFirst() {
    List<Member> members =
        List.of(
            member("a", NodeRole.ACTIVE, 10, 0),
            member("b", NodeRole.ACTIVE, 30, 0),
            member("c", NodeRole.ACTIVE, 20, 0));

    assertThat(Roles.changes(members, 2, NOW))
        .containsExactlyEntriesOf(Map.of("a", NodeRole.STANDBY));
  }

  /** A node that is dead after 20 s of silence. */
  private static Member member(String name, NodeRole role, int minutesOld, int secondsSilent) {
    return new Member(
        name,
        "incarnation of " + name,
        "",
        "",
        role,
        NOW,
        NOW.minus(Duration.ofMinutes(minutesOld)),
        NOW.minusSeconds(secondsSilent),
        Duration.ofSeconds(20),
        Duration.ZERO,
        "",
        "",
        0);
  }
}
