package dev.multinode.core.cluster;

import java.util.Optional;

/** Whether this node does what active nodes do. */
public interface ClusterRole {
  /** False on a standby, and on a node that has lost touch with the database. */
  boolean isActive();

  /** Why this node can accept nothing just now; empty when it can. */
  Optional<String> trouble();

  /** Tells of changes from now on; the listener must be quick. */
  void listen(RoleListener listener);
}
