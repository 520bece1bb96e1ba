package dev.multinode.core.cluster;

/**
 * What one node does for the whole cluster. A node has a lease as long as it is active: a node that
 * dies or stands by loses it without a further word, and whoever asks next gets it.
 */
public interface Leases {
  /** Whether there can be no other node. */
  boolean isAlone();

  /**
   * Whether this node has the lease; takes it when nobody has.
   *
   * @param what at most 255 characters
   */
  boolean have(String what);

  /** Gives a lease back. */
  void giveBack(String what);

  /** What tells this process from all others, its own earlier ones included. */
  String process();

  /** Whether a process lives; see {@link #process}. */
  boolean lives(String process);

  /** For a node that has its database for itself. */
  static Leases alone() {
    return new Leases() {
      @Override
      public boolean isAlone() {
        return true;
      }

      @Override
      public boolean have(String what) {
        return true;
      }

      @Override
      public void giveBack(String what) {
        // nobody else wants it
      }

      @Override
      public String process() {
        return "";
      }

      @Override
      public boolean lives(String process) {
        return false;
      }
    };
  }
}
