package dev.multinode.examples.bench;

import dev.multinode.core.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreTool;
import picocli.CommandLine.Option;

/** Where a bench stores its runs. An H2 file is gone afterwards, PostgreSQL is left as it is. */
final class BenchDatabase implements AutoCloseable {
  private final String url;
  private final Path folder;

  private BenchDatabase(String url, Path folder) {
    this.url = url;
    this.folder = folder;
  }

  static final class Options {
    @Option(
        names = "--database",
        paramLabel = "URL",
        description = {
          "An empty PostgreSQL database, as jdbc:postgresql://host/name?user=…;",
          "its password from PGPASSWORD. Default: H2 in a file of a temporary folder."
        })
    private String url;

    BenchDatabase open() {
      if (url != null) {
        String password = System.getenv("PGPASSWORD");
        return new BenchDatabase(
            password == null ? url : url + (url.contains("?") ? "&" : "?") + "password=" + password,
            null);
      }
      try {
        Path folder = Files.createTempDirectory("multinode-bench");
        return new BenchDatabase(Database.fileUrl(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  String url() {
    return url;
  }

  String name() {
    return folder == null ? "PostgreSQL" : "H2 in a file";
  }

  /** The size of the file; empty for PostgreSQL. */
  OptionalDouble megabytes() {
    if (folder == null) {
      return OptionalDouble.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return OptionalDouble.of(files.mapToLong(file -> file.toFile().length()).sum() / 1e6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The size of a copy that has no room to spare; to be asked when nobody uses the database. Empty
   * for PostgreSQL.
   */
  OptionalDouble liveMegabytes() {
    if (folder == null) {
      return OptionalDouble.empty();
    }
    try {
      Path copy = Files.copy(folder.resolve("multinode.mv.db"), folder.resolve("live.mv.db"));
      MVStoreTool.compact(copy.toString(), false);
      return OptionalDouble.of(Files.size(copy) / 1e6);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
