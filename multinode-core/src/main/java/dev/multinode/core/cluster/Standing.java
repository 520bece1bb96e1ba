package dev.multinode.core.cluster;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What this node may do just now, as it knows itself. */
final class Standing implements ClusterRole {
  private final List<RoleListener> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean active;
  private volatile String trouble;

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public void listen(RoleListener listener) {
    listeners.add(listener);
  }

  /** The registry says what this node is; whatever was wrong is over. */
  synchronized void become(boolean nowActive) {
    trouble = null;
    if (nowActive != active) {
      active = nowActive;
      listeners.forEach(nowActive ? RoleListener::activated : RoleListener::rested);
    }
  }

  /** Something is wrong: everything stops. */
  synchronized void cutOff(String why) {
    active = false;
    trouble = why;
    listeners.forEach(RoleListener::cutOff);
  }
}
