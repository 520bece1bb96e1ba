package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** How much of the folder for scripts is used, and how many of its files are open. */
final class FileSpace {
  private final FilesConfig config;
  private final Path folder;
  private final AtomicInteger open = new AtomicInteger();

  /** Below zero: not counted yet; guarded by this. */
  private long used = -1;

  FileSpace(FilesConfig config, Path folder) {
    this.config = config;
    this.folder = folder;
  }

  /**
   * @throws MultinodeException TOO_LARGE when the folder would become too large
   */
  synchronized void grow(long bytes) {
    if (used < 0 || used + bytes > config.maxTotalBytes()) {
      used = count(); // files go by other ways too, such as a command of a script
    }
    if (used + bytes > config.maxTotalBytes()) {
      throw new MultinodeException(
          ErrorCode.TOO_LARGE,
          "the folder '%s' is full: its files may have %d bytes together, the limit 'files.maxTotalBytes'; delete some"
              .formatted(folder, config.maxTotalBytes()));
    }
    used += bytes;
  }

  synchronized void shrink(long bytes) {
    if (used >= 0) {
      used = Math.max(0, used - bytes);
    }
  }

  void opened() {
    if (open.incrementAndGet() > config.maxOpen()) {
      open.decrementAndGet();
      throw new MultinodeException(
          ErrorCode.BUSY,
          "scripts have %d files open, the limit 'files.maxOpen'; close those that are not needed"
              .formatted(config.maxOpen()));
    }
  }

  void closed() {
    open.decrementAndGet();
  }

  private long count() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(FileSpace::size)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return Math.max(used, 0); // a folder went while we looked; the next time counts it right
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
