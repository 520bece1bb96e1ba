package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Texts as members of packages hold them. The byte order mark tells the encoding, since the XML
 * declaration of servers does not ({@code vro-package-format.md} §2).
 */
public final class ElementData {
  private ElementData() {}

  /** UTF-16BE with a byte order mark, as servers write it. */
  public static byte[] encode(String text) {
    byte[] encoded = text.getBytes(UTF_16BE);
    byte[] data = new byte[encoded.length + 2];
    data[0] = (byte) 0xFE;
    data[1] = (byte) 0xFF;
    System.arraycopy(encoded, 0, data, 2, encoded.length);
    return data;
  }

  /**
   * @throws InvalidContentException when the bytes are no text
   */
  public static String decode(byte[] data) {
    return findText(data)
        .orElseThrow(
            () -> new InvalidContentException("element", "its data are neither UTF-16 nor UTF-8"));
  }

  /** UTF-16 with a byte order mark, or UTF-8 with or without one; empty when it is no text. */
  public static Optional<String> findText(byte[] data) {
    if (startsWith(data, 0xFE, 0xFF)) {
      return decode(data, 2, UTF_16BE);
    } else if (startsWith(data, 0xFF, 0xFE)) {
      return decode(data, 2, UTF_16LE);
    } else if (startsWith(data, 0xEF, 0xBB, 0xBF)) {
      return decode(data, 3, UTF_8);
    }
    return decode(data, 0, UTF_8);
  }

  private static Optional<String> decode(byte[] data, int start, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .decode(ByteBuffer.wrap(data, start, data.length - start))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean startsWith(byte[] data, int... bytes) {
    if (data.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((data[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
