package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Files of one workflow or action: {@code .workflow}, {@code .action} ({@code
 * vro-package-format.md} §13). They are not signed.
 */
final class ElementFile {
  /** Far above any workflow; what inflates to more is an attack or a mistake. */
  private static final int MAX_CONTENT_BYTES = 32 << 20;

  private static final int MAX_MEMBERS = 20;

  /** The same content gives the same file, so no clock. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ElementFile() {}

  /** A file name without what a header or a folder would take for something else. */
  static String name(String element, String kind) {
    return element.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} ._()-]", "_") + "." + kind;
  }

  /**
   * @param kind {@code workflow} or {@code action}
   * @param data the element's data as packages hold them
   */
  static byte[] write(String kind, byte[] data) {
    String info =
        "unicode=true\nowner=\nversion=2.0\ntype=%s\ncreator=www.dunes.ch\ncharset=UTF-16\n"
            .formatted(kind);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, kind + "-info", info.getBytes(ISO_8859_1));
      add(zip, kind + "-content", data);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * The data in a file.
   *
   * @throws MultinodeException CONTENT_INVALID when it is no such file, TOO_LARGE when it inflates
   *     to more than 32 MiB
   */
  static byte[] read(String kind, byte[] file) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      int members = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(kind + "-content")) {
          byte[] data = zip.readNBytes(MAX_CONTENT_BYTES + 1);
          if (data.length > MAX_CONTENT_BYTES) {
            throw new MultinodeException(
                ErrorCode.TOO_LARGE,
                "the file inflates to more than %,d bytes; send a smaller one"
                    .formatted(MAX_CONTENT_BYTES));
          }
          return data;
        }
        if (++members > MAX_MEMBERS
            || zip.readNBytes(MAX_CONTENT_BYTES).length >= MAX_CONTENT_BYTES) {
          break;
        }
      }
    } catch (IOException e) {
      throw invalid(kind, e.getMessage(), e);
    }
    throw invalid(kind, "it has no member '%s-content'".formatted(kind), null);
  }

  private static MultinodeException invalid(String kind, String why, IOException cause) {
    return new MultinodeException(
        ErrorCode.CONTENT_INVALID,
        "the upload is no .%s file (%s); export it again and send that file".formatted(kind, why),
        cause);
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
