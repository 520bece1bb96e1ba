package dev.multinode.packages.archive;

import dev.multinode.packages.archive.ArchiveException.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the central directory of an archive and the record that ends it.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 4.3</a>
 */
final class Directory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int MAX_COMMENT = 0xffff;
  private static final int HEADER_SIGNATURE = 0x02014b50;
  private static final int HEADER_BYTES = 46;

  /** Encryption, patched data, strong encryption, masked headers. */
  private static final int REFUSED_FLAGS = 0x2061;

  /** ZIP64 would allow sizes beyond every limit; a second name would be one too many. */
  private static final List<Integer> REFUSED_EXTRAS = List.of(0x0001, 0x7075);

  private final Bytes bytes;
  private final Limits limits;

  Directory(Bytes bytes, Limits limits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /**
   * The entries in the order of the directory, folders included, and where the directory begins.
   */
  Listing read() throws IOException {
    ByteBuffer end = end();
    int disks = end.getShort(4) | end.getShort(6);
    int count = Short.toUnsignedInt(end.getShort(10));
    long size = Integer.toUnsignedLong(end.getInt(12));
    long start = Integer.toUnsignedLong(end.getInt(16));
    if (disks != 0 || end.getShort(8) != end.getShort(10)) {
      throw corrupt("it is split into parts");
    }
    if (start + size != bytes.size() - END_BYTES) {
      throw corrupt("bytes lie before the archive, or between its directory and its end");
    }
    if (count > limits.members()) {
      throw new ArchiveException(
          Fault.ZIP_BOMB, count + " members, " + limits.members() + " are allowed");
    }
    if (size > count * (HEADER_BYTES + 3L * 0xffff) || size > Integer.MAX_VALUE - 8) {
      throw corrupt("its directory is longer than its entries");
    }
    byte[] directory = new byte[(int) size];
    bytes.read(start, directory, directory.length);
    return new Listing(entries(ByteBuffer.wrap(directory), count), start);
  }

  /** The last record. Comments are refused: no package has one, and they can hide a second end. */
  private ByteBuffer end() throws IOException {
    int length = (int) Math.min(bytes.size(), END_BYTES + MAX_COMMENT);
    byte[] tail = new byte[length];
    bytes.read(bytes.size() - length, tail, length);
    ByteBuffer buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = length - END_BYTES; at >= 0; at--) {
      if (buffer.getInt(at) == END_SIGNATURE) {
        if (at != length - END_BYTES || buffer.getShort(at + 20) != 0) {
          throw corrupt("bytes follow its end");
        }
        return buffer.slice(at, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
      }
    }
    throw new ArchiveException(Fault.ZIP_TRUNCATED, "it is no ZIP archive, or its end is missing");
  }

  private List<Entry> entries(ByteBuffer buffer, int count) {
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    List<Entry> entries = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      entries.add(entry(buffer));
    }
    if (buffer.hasRemaining()) {
      throw corrupt("its directory has more entries than it says");
    }
    return entries;
  }

  private static Entry entry(ByteBuffer buffer) {
    if (buffer.remaining() < HEADER_BYTES || buffer.getInt(buffer.position()) != HEADER_SIGNATURE) {
      throw corrupt("its directory has fewer entries than it says");
    }
    int at = buffer.position();
    int nameLength = Short.toUnsignedInt(buffer.getShort(at + 28));
    int extraLength = Short.toUnsignedInt(buffer.getShort(at + 30));
    int commentLength = Short.toUnsignedInt(buffer.getShort(at + 32));
    int next = at + HEADER_BYTES + nameLength + extraLength + commentLength;
    if (next > buffer.limit()) {
      throw corrupt("an entry runs over the end of its directory");
    }
    byte[] name =
        Arrays.copyOfRange(buffer.array(), at + HEADER_BYTES, at + HEADER_BYTES + nameLength);
    Entry entry =
        new Entry(
            Names.decode(name),
            name,
            Short.toUnsignedInt(buffer.getShort(at + 8)),
            Short.toUnsignedInt(buffer.getShort(at + 10)),
            Integer.toUnsignedLong(buffer.getInt(at + 16)),
            Integer.toUnsignedLong(buffer.getInt(at + 20)),
            Integer.toUnsignedLong(buffer.getInt(at + 24)),
            Integer.toUnsignedLong(buffer.getInt(at + 42)));
    if (buffer.getShort(at + 34) != 0) {
      throw corrupt("it is split into parts");
    }
    checkKind(entry);
    checkExtras(entry.name(), buffer.slice(at + HEADER_BYTES + nameLength, extraLength));
    buffer.position(next);
    return entry;
  }

  private static void checkKind(Entry entry) {
    if ((entry.flags() & REFUSED_FLAGS) != 0) {
      throw corrupt(entry.name(), "it is encrypted or patched");
    }
    boolean stored = entry.method() == Member.STORED;
    if (!stored && entry.method() != Member.DEFLATED) {
      throw corrupt(entry.name(), "it is packed with method " + entry.method());
    }
    if (stored && entry.size() != entry.packedSize()) {
      throw corrupt(entry.name(), "it is stored in two different sizes");
    }
    if (entry.name().endsWith("/") && entry.size() != 0) {
      throw corrupt(entry.name(), "it is a folder with content");
    }
  }

  /** Other extra fields, such as times, mean nothing to us. */
  static void checkExtras(String name, ByteBuffer extras) {
    extras.order(ByteOrder.LITTLE_ENDIAN);
    while (extras.remaining() >= 4) {
      int id = Short.toUnsignedInt(extras.getShort());
      int length = Short.toUnsignedInt(extras.getShort());
      if (REFUSED_EXTRAS.contains(id) || length > extras.remaining()) {
        throw corrupt(name, "it has an extra field that packages never have");
      }
      extras.position(extras.position() + length);
    }
  }

  private static ArchiveException corrupt(String reason) {
    return new ArchiveException(Fault.ZIP_CORRUPT, reason);
  }

  static ArchiveException corrupt(String name, String reason) {
    return new ArchiveException(Fault.ZIP_CORRUPT, List.of(name), reason);
  }

  record Listing(List<Entry> entries, long start) {}

  /** One entry of the directory; sizes and offset as it claims them. */
  record Entry(
      String name,
      byte[] rawName,
      int flags,
      int method,
      long crc,
      long packedSize,
      long size,
      long offset) {
    /** Whether checksum and sizes follow the content instead of preceding it. */
    boolean hasDescriptor() {
      return (flags & 0x8) != 0;
    }
  }
}
