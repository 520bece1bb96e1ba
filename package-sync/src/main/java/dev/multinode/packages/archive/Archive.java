package dev.multinode.packages.archive;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.packages.archive.ArchiveException.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A ZIP archive from a stranger. When it is open, its headers agree with each other and its names
 * are harmless; no more of it is ever in memory than its directory and the member that is read. Not
 * safe for use by many threads.
 *
 * <p>Written by hand because the readers of the JDK list members twice, open overlapping ones and
 * believe the sizes in headers ({@code vro-package-format.md} §1).
 */
public final class Archive implements Closeable {
  private static final int CHUNK = 64 * 1024;

  private final Bytes bytes;
  private final Limits limits;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final byte[] packed = new byte[CHUNK];
  private final byte[] surplus = new byte[CHUNK];

  private Archive(Bytes bytes, Limits limits) throws IOException {
    this.bytes = bytes;
    this.limits = limits;
    Directory.Listing listing = new Directory(bytes, limits).read();
    Names.check(listing.entries().stream().map(Directory.Entry::name).toList());
    for (Member member : new Layout(bytes).check(listing)) {
      if (!member.isFolder()) {
        members.put(member.name(), member);
      }
    }
    checkSizes();
  }

  /**
   * Opens a file, which stays open.
   *
   * @throws ArchiveException when the file is refused as a whole
   * @throws MultinodeException FAILED when it cannot be read
   */
  public static Archive open(Path file, Limits limits) {
    try {
      Bytes bytes = Bytes.of(file);
      try {
        return new Archive(bytes, limits);
      } catch (IOException | RuntimeException e) {
        bytes.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "cannot read '%s' (%s); give the path of a readable file".formatted(file, e),
          e);
    }
  }

  /**
   * Opens the bytes of a file.
   *
   * @throws ArchiveException when they are refused as a whole
   */
  public static Archive of(byte[] content, Limits limits) {
    try {
      return new Archive(Bytes.of(content), limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void checkSizes() {
    long total = 0;
    for (Member member : members.values()) {
      total += member.size();
      if (member.size() > limits.inflated(member.packedSize())) {
        throw bomb(member);
      }
    }
    if (total > limits.totalBytes()) {
      throw new ArchiveException(
          Fault.ZIP_BOMB, total + " bytes, " + limits.totalBytes() + " are allowed");
    }
  }

  /** All members but folders, in the order of the directory. */
  public List<Member> members() {
    return List.copyOf(members.values());
  }

  public Optional<Member> find(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * The content of a member.
   *
   * @return empty when the content has not the size or the checksum that its header names
   * @throws ArchiveException when it inflates beyond the limits, whatever its header says
   */
  public Optional<byte[]> read(Member member) {
    byte[] content = new byte[(int) member.size()];
    try {
      boolean whole =
          member.method() == Member.STORED ? copy(member, content) : inflate(member, content);
      CRC32 crc = new CRC32();
      crc.update(content);
      return whole && crc.getValue() == member.crc() ? Optional.of(content) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean copy(Member member, byte[] content) throws IOException {
    bytes.read(member.start(), content, content.length);
    return true;
  }

  /** What inflates beyond the announced size is counted, so that a bomb is told from a fault. */
  private boolean inflate(Member member, byte[] content) throws IOException, DataFormatException {
    Inflater inflater = new Inflater(true);
    try {
      long taken = 0;
      while (!inflater.finished()) {
        if (inflater.needsInput()) {
          int length = (int) Math.min(CHUNK, member.packedSize() - taken);
          if (length == 0) {
            return false;
          }
          bytes.read(member.start() + taken, packed, length);
          inflater.setInput(packed, 0, length);
          taken += length;
        }
        int done = (int) Math.min(inflater.getBytesWritten(), content.length);
        int got =
            done < content.length
                ? inflater.inflate(content, done, content.length - done)
                : inflater.inflate(surplus);
        if (inflater.getBytesWritten() > limits.inflated(member.packedSize())) {
          throw bomb(member);
        }
        if (got == 0 && inflater.needsDictionary()) {
          return false;
        }
      }
      return inflater.getBytesWritten() == content.length
          && inflater.getBytesRead() == member.packedSize();
    } finally {
      inflater.end();
    }
  }

  private static ArchiveException bomb(Member member) {
    return new ArchiveException(
        Fault.ZIP_BOMB, List.of(member.name()), "more bytes than the limits allow");
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
