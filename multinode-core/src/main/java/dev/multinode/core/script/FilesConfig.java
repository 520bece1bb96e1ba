package dev.multinode.core.script;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.file.Path;

/**
 * Settings under {@code files} in {@code multinode.yaml}: what scripts may keep on the disk of the
 * node. A missing one takes its default.
 *
 * @param folder the only folder that scripts see; default {@code files} in the node's data folder;
 *     each node of a cluster has its own
 * @param maxBytes how large one file may be; default 64 MiB
 * @param maxTotalBytes how large all files in the folder may be together; default 1 GiB
 * @param maxOpen how many files scripts may have open at the same time, all together; default 256
 */
public record FilesConfig(Path folder, Long maxBytes, Long maxTotalBytes, Integer maxOpen) {

  public FilesConfig {
    maxBytes = requireNonNullElse(maxBytes, 64L << 20);
    maxTotalBytes = requireNonNullElse(maxTotalBytes, 1L << 30);
    maxOpen = requireNonNullElse(maxOpen, 256);
    if (maxBytes < 1 || maxBytes > Integer.MAX_VALUE) {
      throw invalid("maxBytes", maxBytes, "it must be 1 to 2,147,483,647");
    }
    if (maxTotalBytes < maxBytes) {
      throw invalid("maxTotalBytes", maxTotalBytes, "it must be at least files.maxBytes");
    }
    if (maxOpen < 1) {
      throw invalid("maxOpen", maxOpen, "it must be at least 1");
    }
  }

  /** Every setting at its default, and no folder yet. */
  public static FilesConfig defaults() {
    return new FilesConfig(null, null, null, null);
  }

  public FilesConfig withFolder(Path other) {
    return new FilesConfig(other, maxBytes, maxTotalBytes, maxOpen);
  }

  private static MultinodeException invalid(String key, Object value, String rule) {
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID, "setting 'files.%s' is '%s'; %s".formatted(key, value, rule));
  }
}
