package dev.multinode.packages.archive;

import dev.multinode.packages.archive.ArchiveException.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for names of members. */
final class Names {
  /** A distinguished name fits many times; a longer name is an attempt at something. */
  private static final int MAX_BYTES = 4096;

  /**
   * Names of certificates are distinguished names, where a backslash escapes and a slash may stand
   * for itself; nothing is ever unpacked under them.
   */
  private static final Pattern CERTIFICATE =
      Pattern.compile("(signatures/)?certificates/[^/\\\\].*");

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

  private Names() {}

  /** Names are UTF-8, also where the flag that says so is missing: vropkg does not set it. */
  static String decode(byte[] name) {
    if (name.length == 0 || name.length > MAX_BYTES) {
      throw new ArchiveException(Fault.ZIP_CORRUPT, "a name of " + name.length + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      throw new ArchiveException(Fault.ZIP_CORRUPT, "a name that is not UTF-8");
    }
  }

  static void check(List<String> names) {
    List<String> twice = duplicates(names);
    if (!twice.isEmpty()) {
      throw new ArchiveException(Fault.DUPLICATE_MEMBER, twice, "a name stands for two members");
    }
    List<String> unsafe = names.stream().filter(Names::leadsOut).toList();
    if (!unsafe.isEmpty()) {
      throw new ArchiveException(Fault.PATH_TRAVERSAL, unsafe, "a path that leads elsewhere");
    }
  }

  /** Also names that only some file systems take for the same. */
  private static List<String> duplicates(List<String> names) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    for (String name : names) {
      String folded =
          Normalizer.normalize(name.replaceAll("/+", "/"), Normalizer.Form.NFC)
              .toUpperCase(Locale.ROOT)
              .toLowerCase(Locale.ROOT);
      String file = folded.endsWith("/") ? folded.substring(0, folded.length() - 1) : folded;
      if (!seen.add(file)) {
        twice.add(name);
      }
    }
    return new ArrayList<>(twice);
  }

  private static boolean leadsOut(String name) {
    if (name.chars().anyMatch(each -> each < ' ' || each == 0x7f)) {
      return true;
    }
    String path = name.replace('\\', '/');
    List<String> segments = List.of(path.split("/"));
    if (segments.contains("..") || segments.contains(".")) {
      return true;
    }
    boolean plain = !path.startsWith("/") && path.equals(name) && !DRIVE.matcher(name).matches();
    return !plain && !CERTIFICATE.matcher(name).matches();
  }

  /** The first few names for a message, without what could confuse a terminal. */
  static String shown(List<String> names) {
    String few =
        String.join(", ", names.subList(0, Math.min(3, names.size()))).replaceAll("\\p{C}", "?");
    return names.size() > 3 ? few + " and " + (names.size() - 3) + " more" : few;
  }
}
