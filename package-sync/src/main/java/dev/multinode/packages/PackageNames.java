package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names of packages, which become file names and parts of addresses. */
final class PackageNames {
  private static final int MAX_LENGTH = 255;

  private PackageNames() {}

  /**
   * @throws MultinodeException USAGE when it is no name for a package
   */
  static void check(String name) {
    boolean usable =
        name != null
            && !name.isBlank()
            && name.length() <= MAX_LENGTH
            && name.strip().equals(name)
            && name.chars().noneMatch(each -> each < ' ' || each == '/' || each == '\\')
            && !name.startsWith(".");
    if (!usable) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "this cannot be the name of a package; use one such as 'org.example.demo', without"
              + " slashes and at most "
              + MAX_LENGTH
              + " characters");
    }
  }

  /** The same for the same name, so that the same content gives the same file. */
  static String id(String name) {
    return UUID.nameUUIDFromBytes(("package:" + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
