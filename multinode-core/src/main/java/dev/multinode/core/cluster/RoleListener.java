package dev.multinode.core.cluster;

/** Told when the role of this node changes; one call at a time. */
public interface RoleListener {
  /** Begins, or goes on, to do what active nodes do. */
  void activated();

  /** Takes on nothing more; what is at work may come to its end. */
  void rested();

  /**
   * The other nodes take this one for dead, or will in a moment: what is at work has to stop, since
   * somebody else goes on with it.
   */
  void cutOff();
}
