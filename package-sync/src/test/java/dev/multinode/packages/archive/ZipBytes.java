package dev.multinode.packages.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Writes archives of stored members, which tests then spoil at known places. */
final class ZipBytes {
  static final int LOCAL = 30;
  static final int CENTRAL = 46;
  static final int END = 22;

  private final ByteArrayOutputStream members = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private int count;

  ZipBytes add(String name, byte[] content) {
    int offset = members.size();
    CRC32 crc = new CRC32();
    crc.update(content);
    byte[] rawName = name.getBytes(UTF_8);
    ByteBuffer local = buffer(LOCAL).putInt(0x04034b50).putShort((short) 20);
    common(local, crc.getValue(), content.length, rawName.length);
    members.writeBytes(local.array());
    members.writeBytes(rawName);
    members.writeBytes(content);
    ByteBuffer central =
        buffer(CENTRAL).putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
    common(central, crc.getValue(), content.length, rawName.length);
    central.putInt(42, offset);
    directory.writeBytes(central.array());
    directory.writeBytes(rawName);
    count++;
    return this;
  }

  /** Flags, method, time, checksum, sizes and length of the name: the same in both headers. */
  private static void common(ByteBuffer header, long crc, int size, int nameLength) {
    header.putShort((short) 0x0800).putShort((short) 0).putInt(0);
    header.putInt((int) crc).putInt(size).putInt(size).putShort((short) nameLength);
  }

  byte[] bytes() {
    ByteBuffer end = buffer(END).putInt(0x06054b50).putInt(0);
    end.putShort((short) count).putShort((short) count);
    end.putInt(directory.size()).putInt(members.size());
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(members.toByteArray());
    whole.writeBytes(directory.toByteArray());
    whole.writeBytes(end.array());
    return whole.toByteArray();
  }

  int directoryAt() {
    return members.size();
  }

  /** A copy with one byte changed. */
  static byte[] with(byte[] archive, int at, int value) {
    byte[] copy = archive.clone();
    copy[at] = (byte) value;
    return copy;
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
