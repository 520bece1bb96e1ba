package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one door from scripts to the disk: a folder of the node, within which each run has a folder
 * of its own for as long as it lasts. Paths are those that {@link #resolve} gave. Safe for use by
 * many threads.
 */
public final class ScriptFiles {
  private static final String RUNS = "runs";

  /** How folders of scripts without a run begin; they go with the script, or when they are old. */
  static final String ALONE = "action-";

  private static final Duration OLD = Duration.ofDays(1);

  private final FilesConfig config;

  /** Made at the first use, since most nodes never need the folder; guarded by this. */
  private FilePaths paths;

  private FileSpace space;

  @Inject
  public ScriptFiles(FilesConfig config) {
    this.config = config;
  }

  private synchronized FilePaths paths() {
    if (paths == null) {
      if (config.folder() == null) {
        throw new MultinodeException(
            ErrorCode.CONFIG_INVALID,
            "this node has no folder for files of scripts; set 'files.folder'");
      }
      paths = FilePaths.in(config.folder().toAbsolutePath().normalize());
      space = new FileSpace(config, paths.folder());
    }
    return paths;
  }

  private synchronized FileSpace space() {
    paths();
    return space;
  }

  /** The folder of a run, which is made; it goes when the run has ended. */
  public Path home(String runId) {
    Path home = paths().folder().resolve(RUNS).resolve(folderName(runId));
    return attempt("make", home, () -> Files.createDirectories(home));
  }

  private static String folderName(String runId) {
    return runId.matches("[A-Za-z0-9_-]{1,100}")
        ? runId
        : UUID.nameUUIDFromBytes(runId.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .toString();
  }

  /**
   * @param runId whose folder relative paths begin in
   * @param text as a script wrote it
   * @throws MultinodeException FORBIDDEN when it leads out of the folder for scripts
   */
  public Path resolve(String runId, String text) {
    return paths().resolve(home(runId), text);
  }

  /** Makes an empty file of a new name in the folder of a run. */
  public Path createTemp(String runId, String suffix) {
    Path file = resolve(runId, UUID.randomUUID() + suffix);
    return attempt("make", file, () -> Files.createFile(file));
  }

  /**
   * The whole file.
   *
   * @throws MultinodeException NOT_FOUND, or TOO_LARGE above {@code files.maxBytes}
   */
  public byte[] read(Path file) {
    try (OpenFile open = open(file, StandardOpenOption.READ)) {
      return open.readAll();
    }
  }

  /** Writes the whole file; one that is there is replaced. Its folder has to be there. */
  public void write(Path file, byte[] content) {
    try (OpenFile open = open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
      open.clear();
      open.write(content);
    }
  }

  /** Opens a file; the caller closes it. */
  OpenFile open(Path file, OpenOption... options) {
    paths().check(file);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !FilePaths.isFile(file)) {
      throw new MultinodeException(
          ErrorCode.USAGE, "'%s' is a folder, or no ordinary file; name a file".formatted(file));
    }
    Set<OpenOption> all = new java.util.HashSet<>(List.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    space().opened();
    SeekableByteChannel channel = null;
    try {
      channel = attempt("open", file, () -> Files.newByteChannel(file, all));
      return new OpenFile(file, channel, config.maxBytes(), space());
    } finally {
      if (channel == null) {
        space().closed();
      }
    }
  }

  void createFolder(Path folder) {
    paths().check(folder);
    attempt("make", folder, () -> Files.createDirectories(folder));
  }

  /** Deletes a file or an empty folder, if it is there. */
  void delete(Path path) {
    paths().check(path);
    Path folder = paths().folder();
    if (path.equals(folder) || path.equals(folder.resolve(RUNS))) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN, "'%s' belongs to the node; delete files in it".formatted(path));
    }
    long size = size(path);
    if (attempt("delete", path, () -> Files.deleteIfExists(path))) {
      space().shrink(size);
    }
  }

  /** Gives a file another name; one that has it is replaced. */
  void move(Path from, Path to) {
    paths().check(from);
    paths().check(to);
    long replaced = size(to);
    attempt("rename", from, () -> Files.move(from, to, StandardCopyOption.REPLACE_EXISTING));
    space().shrink(replaced);
  }

  /** Zero for what is no file. */
  long size(Path file) {
    return FilePaths.isFile(file) ? attempt("look at", file, () -> Files.size(file)) : 0;
  }

  /** What is in a folder, by name; empty for what is no folder. */
  List<Path> list(Path folder) {
    paths().check(folder);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    return attempt(
        "list",
        folder,
        () -> {
          try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
          }
        });
  }

  /** Deletes the folder of a run and all that is in it. */
  public void forget(String runId) {
    deleteAll(paths().folder().resolve(RUNS).resolve(folderName(runId)));
  }

  /**
   * Deletes the folders of runs that are over.
   *
   * @param isOver whether a run has ended or is not known any more
   */
  public void sweep(Predicate<String> isOver) {
    if (config.folder() == null || !Files.isDirectory(config.folder().resolve(RUNS))) {
      return;
    }
    for (Path folder : list(paths().folder().resolve(RUNS))) {
      String name = folder.getFileName().toString();
      if (name.startsWith(ALONE) ? isOld(folder) : isOver.test(name)) {
        deleteAll(folder);
      }
    }
  }

  private static boolean isOld(Path folder) {
    Instant changed =
        attempt("look at", folder, () -> Files.getLastModifiedTime(folder).toInstant());
    return changed.isBefore(Instant.now().minus(OLD));
  }

  private void deleteAll(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        long size = size(path);
        Files.deleteIfExists(path);
        space().shrink(size);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "the folder '%s' of a run cannot be deleted (%s); delete it by hand"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(String what, Path path, Work<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      throw new NotFoundException("file", path.toString(), "create it first, and its folder");
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "cannot %s '%s' (%s); check the path".formatted(what, path, FileTrouble.reason(e)),
          e);
    }
  }
}
