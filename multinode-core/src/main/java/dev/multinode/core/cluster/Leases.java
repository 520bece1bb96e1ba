package dev.multinode.core.cluster;

import dev.multinode.core.store.Database;
import dev.multinode.core.store.SqlFailures;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What one node does for the whole cluster. A node has a lease as long as it is active: a node that
 * dies or stands by loses it without a further word, and whoever asks next gets it.
 */
public final class Leases {
  private final Jdbi jdbi;
  private final boolean alone;
  private final ClusterRole role;
  private final String node;

  @Inject
  Leases(Database database, ClusterRole role, ClusterConfig config) {
    jdbi = database.aside();
    alone = database.isEmbedded();
    this.role = role;
    node = config.nodeName();
  }

  /** Whether there can be other nodes at all. */
  public boolean isAlone() {
    return alone;
  }

  /**
   * Whether this node has the lease; takes it when nobody has.
   *
   * @param what at most 255 characters
   */
  public boolean have(String what) {
    if (!role.isActive()) {
      return false;
    }
    if (alone) {
      return true;
    }
    try {
      return jdbi.inTransaction(handle -> have(handle, what));
    } catch (JdbiException e) {
      if (SqlFailures.isAboutData(e)) {
        return false; // another node was quicker
      }
      throw e;
    }
  }

  private boolean have(Handle handle, String what) {
    String holder =
        handle
            .select("select node from node_leases where what = ?", what)
            .mapTo(String.class)
            .findOne()
            .orElse(null);
    if (holder == null) {
      return handle.execute("insert into node_leases (what, node) values (?, ?)", what, node) == 1;
    }
    return holder.equals(node)
        || handle.execute(
                "update node_leases set node = ? where what = ? and node = ?"
                    + " and not exists (select 1 from nodes where name = ? and role = 'active')",
                node,
                what,
                holder,
                holder)
            == 1;
  }

  /** Gives a lease back. */
  public void giveBack(String what) {
    if (!alone) {
      jdbi.useHandle(
          handle ->
              handle.execute("delete from node_leases where what = ? and node = ?", what, node));
    }
  }
}
