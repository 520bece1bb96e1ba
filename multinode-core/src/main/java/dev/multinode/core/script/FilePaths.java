package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Which paths scripts may name: those within one folder, and no way out of it by {@code ..}, by
 * links, or by the spellings of other systems.
 */
final class FilePaths {
  private static final int MAX_CHARS = 1024;

  /** What common file systems take. */
  private static final int MAX_NAME_BYTES = 255;

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private final Path folder;

  private FilePaths(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder when it is not there; that it is a link itself is the operator's choice. */
  static FilePaths in(Path folder) {
    try {
      Files.createDirectories(folder);
      return new FilePaths(folder.toRealPath());
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "the folder '%s' for files of scripts cannot be made (%s); correct the setting 'files.folder'"
              .formatted(folder, FileTrouble.reason(e)),
          e);
    }
  }

  Path folder() {
    return folder;
  }

  /**
   * @param home where relative paths begin
   * @param text as a script wrote it
   * @return an absolute path within the folder, none of whose parts is a link just now
   * @throws MultinodeException FORBIDDEN when it leads out of the folder or is none
   */
  Path resolve(Path home, String text) {
    if (text.isBlank() || text.length() > MAX_CHARS) {
      throw refused(text, "a path has 1 to %d characters".formatted(MAX_CHARS));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refused(text, "it has control characters in it");
    }
    if (text.indexOf('\\') >= 0 || DRIVE.matcher(text).matches()) {
      throw refused(text, "it is spelled as on Windows; folders are separated by '/'");
    }
    Path path = parse(text);
    for (Path name : path) {
      if (name.toString().equals("..")) {
        throw refused(text, "'..' is not allowed in it");
      }
      if (name.toString().getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        throw refused(text, "a name in it has more than %d bytes".formatted(MAX_NAME_BYTES));
      }
    }
    Path found = home.resolve(path).normalize();
    if (!found.startsWith(folder)) {
      throw refused(text, "it is elsewhere");
    }
    check(found);
    return found;
  }

  /**
   * Looks again, just before a file is used.
   *
   * @throws MultinodeException FORBIDDEN when a part of it has become a link
   */
  void check(Path path) {
    for (Path part = path; !part.equals(folder); part = part.getParent()) {
      if (Files.isSymbolicLink(part)) {
        throw refused(path.toString(), "'%s' is a link".formatted(part.getFileName()));
      }
    }
  }

  /** Only ordinary files are opened: a pipe would block for ever. */
  static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  private Path parse(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw refused(text, e.getReason());
    }
  }

  private MultinodeException refused(String text, String why) {
    String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
    return new MultinodeException(
        ErrorCode.FORBIDDEN,
        "scripts may not use the path '%s' (%s); they may use the folder '%s', where System.getTempDirectory() lies"
            .formatted(shown.replaceAll("\\p{Cntrl}", "?"), why, folder));
  }
}
