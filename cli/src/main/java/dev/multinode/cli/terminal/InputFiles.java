package dev.multinode.cli.terminal;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a person names on the command line. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * @throws MultinodeException USAGE when there is no such file, or it cannot be read
   */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(check(file));
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "the file '%s' cannot be read (%s); give the path of a readable file"
              .formatted(file, FileTrouble.reason(e)),
          e);
    }
  }

  /**
   * @return the same path, of a file that is there and may be read
   * @throws MultinodeException USAGE when there is none
   */
  public static Path check(Path file) {
    if (!Files.exists(file)) {
      throw unusable(file, "does not exist");
    }
    if (Files.isDirectory(file)) {
      throw unusable(file, "is a folder");
    }
    if (!Files.isReadable(file)) {
      throw unusable(file, "may not be read by this user");
    }
    return file;
  }

  private static MultinodeException unusable(Path file, String why) {
    return new MultinodeException(
        ErrorCode.USAGE, "the file '%s' %s; give the path of a readable file".formatted(file, why));
  }
}
