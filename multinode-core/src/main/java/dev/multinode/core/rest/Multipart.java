package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a {@code multipart/form-data} body. Reads what old clients write: header lines
 * without a blank after the colon, lines that end in a single line feed, names without quotes, a
 * missing last boundary. Bytes of a part are copied only when it is asked for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
final class Multipart {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary\\s*=\\s*(?:\"([^\"]+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  private final byte[] body;
  private final List<Part> parts = new ArrayList<>();

  private record Part(String name, String fileName, int from, int to) {}

  private Multipart(byte[] body) {
    this.body = body;
  }

  /**
   * @param contentType the request's; null when it has none
   * @throws MultinodeException USAGE when it is no multipart body
   */
  static Multipart parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).strip().startsWith("multipart/")
        || !boundary.find()) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "the body has the type '%s'; send multipart/form-data with a part named 'file'"
              .formatted(contentType == null ? "" : contentType));
    }
    Multipart multipart = new Multipart(body);
    String word = boundary.group(1) != null ? boundary.group(1) : boundary.group(2);
    multipart.split(("--" + word).getBytes(ISO_8859_1));
    return multipart;
  }

  /** The first part of that name, as a file; empty when there is none. */
  Optional<Request.Upload> file(String name) {
    return find(name)
        .map(
            part ->
                new Request.Upload(
                    part.fileName(), Arrays.copyOfRange(body, part.from(), part.to())));
  }

  /** The first part of that name, as text. */
  Optional<String> text(String name) {
    return find(name)
        .map(part -> new String(body, part.from(), part.to() - part.from(), UTF_8).strip());
  }

  private Optional<Part> find(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  private void split(byte[] boundary) {
    int at = delimiter(boundary, 0);
    while (at >= 0) {
      int from = at + boundary.length;
      if (from + 1 < body.length && body[from] == '-' && body[from + 1] == '-') {
        return;
      }
      int next = delimiter(boundary, from);
      addPart(lineEnd(from), next < 0 ? body.length : next);
      at = next;
    }
  }

  private void addPart(int from, int delimiter) {
    int to = delimiter;
    if (to > from && body[to - 1] == '\n') {
      to--; // the line break before a boundary belongs to the boundary
      if (to > from && body[to - 1] == '\r') {
        to--;
      }
    }
    int at = from;
    String disposition = "";
    while (at < to && at - from < MAX_HEADER_BYTES) {
      int end = lineEnd(at);
      // latin-1 keeps every byte; names are made UTF-8 again below
      String line = new String(body, at, Math.min(end, to) - at, ISO_8859_1).strip();
      at = Math.min(end, to);
      if (line.isEmpty()) {
        break;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("content-disposition")) {
        disposition = line;
      }
    }
    String fileName = parameter(disposition, "filename");
    fileName =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    parts.add(new Part(parameter(disposition, "name"), fileName, at, to));
  }

  private static String parameter(String disposition, String name) {
    Matcher matcher =
        Pattern.compile(
                "[;\\s]" + name + "\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE)
            .matcher(disposition);
    if (!matcher.find()) {
      return "";
    }
    String value = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
    return new String(value.getBytes(ISO_8859_1), UTF_8);
  }

  /** The index after the line that begins at or before {@code from}. */
  private int lineEnd(int from) {
    int at = from;
    while (at < body.length && body[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, body.length);
  }

  /** Where the next boundary begins at the start of a line; -1 when there is none. */
  private int delimiter(byte[] boundary, int from) {
    for (int i = from; i <= body.length - boundary.length; i++) {
      if (body[i] == '-'
          && (i == 0 || body[i - 1] == '\n')
          && Arrays.equals(body, i, i + boundary.length, boundary, 0, boundary.length)) {
        return i;
      }
    }
    return -1;
  }
}
