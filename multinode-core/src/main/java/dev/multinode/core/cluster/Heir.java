package dev.multinode.core.cluster;

import org.jdbi.v3.core.Handle;

/** Takes over what a node has left behind. */
@FunctionalInterface
public interface Heir {
  /**
   * @param transaction in which the node is declared dead: by one survivor only
   * @param node may be this one, when it comes back
   */
  void takeOver(Handle transaction, String node);
}
