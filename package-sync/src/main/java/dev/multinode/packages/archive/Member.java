package dev.multinode.packages.archive;

/**
 * A member of an archive, as the directory lists it.
 *
 * @param name as it is in the archive, decoded
 * @param size of the content in bytes, which {@link Archive#read} holds it to
 */
public record Member(String name, long size, long packedSize, int method, long crc, long start) {
  static final int STORED = 0;
  static final int DEFLATED = 8;

  boolean isFolder() {
    return name.endsWith("/");
  }
}
