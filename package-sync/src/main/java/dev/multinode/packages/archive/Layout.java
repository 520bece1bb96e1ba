package dev.multinode.packages.archive;

import dev.multinode.packages.archive.ArchiveException.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the headers before the members against the directory, and shows that headers and contents
 * fill the archive without gap or overlap. So a reader that goes from the front finds what a reader
 * that starts at the directory finds.
 */
final class Layout {
  private static final int HEADER_SIGNATURE = 0x04034b50;
  private static final int HEADER_BYTES = 30;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;

  private final Bytes bytes;

  Layout(Bytes bytes) {
    this.bytes = bytes;
  }

  /** The members in the order of the directory, each with the place of its content. */
  List<Member> check(Directory.Listing listing) throws IOException {
    List<Directory.Entry> byPlace = new ArrayList<>(listing.entries());
    byPlace.sort(Comparator.comparingLong(Directory.Entry::offset));
    checkOverlaps(byPlace, listing.start());
    Map<String, Member> members = new HashMap<>();
    long at = 0;
    for (int index = 0; index < byPlace.size(); index++) {
      Directory.Entry entry = byPlace.get(index);
      if (entry.offset() != at) {
        throw Directory.corrupt(entry.name(), "bytes that belong to no member come before it");
      }
      long next = index + 1 < byPlace.size() ? byPlace.get(index + 1).offset() : listing.start();
      Member member = member(entry, next);
      members.put(entry.name(), member);
      at = next;
    }
    if (at != listing.start()) {
      throw new ArchiveException(Fault.ZIP_CORRUPT, "bytes lie before its directory");
    }
    return listing.entries().stream().map(each -> members.get(each.name())).toList();
  }

  /** Found first, because a few bytes that many members share are how a bomb gets small. */
  private static void checkOverlaps(List<Directory.Entry> byPlace, long end) {
    for (int index = 0; index < byPlace.size(); index++) {
      Directory.Entry entry = byPlace.get(index);
      long next = index + 1 < byPlace.size() ? byPlace.get(index + 1).offset() : end;
      if (entry.offset() + HEADER_BYTES + entry.rawName().length + entry.packedSize() > next) {
        throw new ArchiveException(Fault.ZIP_BOMB, "members share bytes");
      }
    }
  }

  private Member member(Directory.Entry entry, long next) throws IOException {
    byte[] fixed = new byte[HEADER_BYTES];
    bytes.read(entry.offset(), fixed, HEADER_BYTES);
    ByteBuffer header = ByteBuffer.wrap(fixed).order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = Short.toUnsignedInt(header.getShort(26));
    byte[] rest = new byte[nameLength + Short.toUnsignedInt(header.getShort(28))];
    long start = entry.offset() + HEADER_BYTES + rest.length;
    if (header.getInt(0) != HEADER_SIGNATURE || start + entry.packedSize() > next) {
      throw Directory.corrupt(entry.name(), "the directory does not point to it");
    }
    bytes.read(entry.offset() + HEADER_BYTES, rest, rest.length);
    boolean same =
        Arrays.equals(rest, 0, nameLength, entry.rawName(), 0, entry.rawName().length)
            && Short.toUnsignedInt(header.getShort(6)) == entry.flags()
            && Short.toUnsignedInt(header.getShort(8)) == entry.method()
            && sizesAgree(header, 14, entry);
    if (!same) {
      throw Directory.corrupt(entry.name(), "its header contradicts the directory");
    }
    Directory.checkExtras(
        entry.name(), ByteBuffer.wrap(rest, nameLength, rest.length - nameLength).slice());
    checkEnd(entry, start + entry.packedSize(), next);
    return new Member(
        entry.name(), entry.size(), entry.packedSize(), entry.method(), entry.crc(), start);
  }

  private static boolean sizesAgree(ByteBuffer buffer, int at, Directory.Entry entry) {
    long crc = Integer.toUnsignedLong(buffer.getInt(at));
    long packed = Integer.toUnsignedLong(buffer.getInt(at + 4));
    long size = Integer.toUnsignedLong(buffer.getInt(at + 8));
    boolean left = entry.hasDescriptor() && crc == 0 && packed == 0 && size == 0;
    return left || crc == entry.crc() && packed == entry.packedSize() && size == entry.size();
  }

  /** What follows the content is nothing, or the descriptor with or without its signature. */
  private void checkEnd(Directory.Entry entry, long end, long next) throws IOException {
    long length = next - end;
    if (!entry.hasDescriptor() && length == 0) {
      return;
    }
    if (!entry.hasDescriptor() || length != 12 && length != 16) {
      throw Directory.corrupt(entry.name(), "bytes that belong to no member follow it");
    }
    byte[] descriptor = new byte[(int) length];
    bytes.read(end, descriptor, descriptor.length);
    ByteBuffer buffer = ByteBuffer.wrap(descriptor).order(ByteOrder.LITTLE_ENDIAN);
    boolean marked = length == 12 || buffer.getInt(0) == DESCRIPTOR_SIGNATURE;
    boolean same =
        Integer.toUnsignedLong(buffer.getInt((int) length - 12)) == entry.crc()
            && Integer.toUnsignedLong(buffer.getInt((int) length - 8)) == entry.packedSize()
            && Integer.toUnsignedLong(buffer.getInt((int) length - 4)) == entry.size();
    if (!marked || !same) {
      throw Directory.corrupt(entry.name(), "what follows it contradicts the directory");
    }
  }
}
