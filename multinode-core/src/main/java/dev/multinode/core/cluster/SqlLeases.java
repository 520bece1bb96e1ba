package dev.multinode.core.cluster;

import dev.multinode.core.store.Database;
import dev.multinode.core.store.SqlFailures;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Leases in the database; with an embedded one, this node has them all. */
final class SqlLeases implements Leases {
  private final Jdbi jdbi;
  private final boolean alone;
  private final ClusterRole role;
  private final Registry registry;
  private final String node;

  @Inject
  SqlLeases(Database database, ClusterRole role, Registry registry, ClusterConfig config) {
    jdbi = database.aside();
    alone = database.isEmbedded();
    this.role = role;
    this.registry = registry;
    node = config.nodeName();
  }

  @Override
  public boolean isAlone() {
    return alone;
  }

  @Override
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
                    + " and not exists (select 1 from nodes where name = ? and role = ?)",
                node,
                what,
                holder,
                holder,
                NodeRole.ACTIVE.wire())
            == 1;
  }

  @Override
  public void giveBack(String what) {
    if (!alone) {
      jdbi.useHandle(
          handle ->
              handle.execute("delete from node_leases where what = ? and node = ?", what, node));
    }
  }

  @Override
  public String process() {
    return alone ? "" : registry.incarnation();
  }

  @Override
  public boolean lives(String process) {
    return !alone
        && jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "select 1 from nodes where incarnation = ? and role <> ?",
                        process,
                        NodeRole.DEAD.wire())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent());
  }
}
