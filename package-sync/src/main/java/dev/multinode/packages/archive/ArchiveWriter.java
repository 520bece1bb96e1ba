package dev.multinode.packages.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes archives as servers do: deflated, names in UTF-8, sizes behind the content, no folders.
 * The same members in the same order give the same bytes.
 */
public final class ArchiveWriter {
  /** Some time has to be written; it means nothing. */
  private static final LocalDateTime STAMP = LocalDateTime.of(2000, 1, 1, 0, 0);

  private ArchiveWriter() {}

  /**
   * @param members content by name, written in the order of the map
   */
  public static byte[] write(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey());
        entry.setTimeLocal(STAMP);
        out.putNextEntry(entry);
        out.write(member.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }
}
