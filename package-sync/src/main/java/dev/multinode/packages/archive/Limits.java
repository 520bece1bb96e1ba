package dev.multinode.packages.archive;

/**
 * How much of an archive is read. Sizes count what really inflates, whatever the headers claim.
 *
 * @param members entries of the directory; default 100,000, fifteen times as many as in all sample
 *     packages together
 * @param memberBytes one member; default 128 MiB, and the bound of the memory that reading takes
 * @param totalBytes all members; default 512 MiB, since an import holds all of them in memory
 * @param ratio inflated to deflated size of a member above 64 KiB; default 200, while XML in UTF-16
 *     stays below 40
 */
public record Limits(int members, long memberBytes, long totalBytes, int ratio) {
  public static final Limits DEFAULT = new Limits(100_000, 128L << 20, 512L << 20, 200);

  /** Below this size the ratio does not matter: a few repeated bytes compress without bounds. */
  private static final long SMALL = 64 * 1024;

  public Limits {
    if (members < 1 || memberBytes < 1 || totalBytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
    if (memberBytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("a member has to fit into one array");
    }
  }

  /** The most that a member of this packed size may inflate to. */
  long inflated(long packedBytes) {
    return Math.min(memberBytes, Math.max(SMALL, packedBytes * ratio));
  }
}
