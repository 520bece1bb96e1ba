package dev.multinode.core.cluster;

import java.time.Instant;
import java.util.List;

/**
 * The cluster at a moment.
 *
 * @param now the time of the database
 * @param activeNodes how many nodes drive runs at most; 0 for all
 * @param members by name
 */
public record ClusterView(Instant now, int activeNodes, List<Member> members) {
  public ClusterView {
    members = List.copyOf(members);
  }
}
