package dev.multinode.core.engine;

import dev.multinode.core.cluster.Cluster;
import dev.multinode.core.cluster.RoleListener;
import dev.multinode.core.store.Database;
import dev.multinode.core.store.SqlFailures;
import jakarta.inject.Inject;
import java.util.Set;

/** Drives runs while this node is active, and takes over those of nodes that died. */
final class EngineRole implements RoleListener {
  private final RunDriver driver;
  private final Interpreter interpreter;
  private final ActiveRuns active;
  private final RunStore runs;
  private final Cluster cluster;
  private final SafeMode safeMode;
  private final boolean alone;
  private boolean driving;

  @Inject
  EngineRole(
      RunDriver driver,
      Interpreter interpreter,
      ActiveRuns active,
      RunStore runs,
      Cluster cluster,
      SafeMode safeMode,
      Database database) {
    this.driver = driver;
    this.interpreter = interpreter;
    this.active = active;
    this.runs = runs;
    this.cluster = cluster;
    this.safeMode = safeMode;
    alone = database.isEmbedded();
  }

  /** Enters the cluster; from here on the driver runs as long as this node is active. */
  void join() {
    cluster.inherit(
        (transaction, node) ->
            driver.takeBack(
                transaction, node, node.equals(cluster.name()) ? active::has : run -> false));
    cluster.listen(this);
    safeMode.begin();
    cluster.start();
  }

  @Override
  public void activated() {
    if (driving) {
      driver.resume();
    } else {
      driving = true;
      driver.start(interpreter);
    }
  }

  @Override
  public void rested() {
    driver.pause();
  }

  @Override
  public void cutOff() {
    driver.pause();
    active.cutOff();
  }

  /** Stops at work here what was canceled through another node; sees safe mode come and go. */
  void lookAround() {
    if (alone || cluster.trouble().isPresent()) {
      return;
    }
    safeMode.look();
    Set<String> ids = active.ids();
    if (!ids.isEmpty()) {
      runs.finalOf(ids).forEach(active::stop);
    }
  }

  /** Whether a failure has been said already, by what is said of the database. */
  boolean isKnown(RuntimeException failure) {
    return cluster.trouble().isPresent() || SqlFailures.isAboutConnection(failure);
  }

  /** Takes on nothing more. */
  void rest() {
    cluster.close();
    driver.pause();
  }

  /** When nothing is at work any more. */
  void leave() {
    cluster.leave();
  }
}
