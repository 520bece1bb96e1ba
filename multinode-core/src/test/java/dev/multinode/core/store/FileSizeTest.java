package dev.multinode.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of H2 stays at most three times as large as what is in it. */
class FileSizeTest {
  private static final int ROWS = 1_500;
  private static final int COMMITS = 6_000;
  private static final int MOST = 3;

  @TempDir private Path folder;

  @Test
  void whatIsWrittenOverAndOverDoesNotFillTheDisk() throws Exception {
    Random random = new Random(1);
    try (Database database = new Database(Database.fileUrl(folder), 2)) {
      database
          .jdbi()
          .useHandle(h -> h.execute("create table t (id int primary key, data varbinary)"));
      for (int i = 0; i < COMMITS; i++) {
        int id = i % ROWS;
        byte[] data = new byte[8_000];
        random.nextBytes(data);
        database.jdbi().useHandle(h -> h.execute("merge into t key (id) values (?, ?)", id, data));
      }
      long live = live();
      assertThat(live).isGreaterThan(ROWS * 8_000L);

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(size("multinode")).isLessThan(MOST * live));
    }
  }

  /** The size of a copy that has no room to spare. */
  private long live() throws Exception {
    Files.copy(file("multinode"), file("copy"));
    String url = Database.fileUrl(folder).replace("multinode;", "copy;");
    try (Connection copy = DriverManager.getConnection(url)) {
      copy.createStatement().execute("shutdown compact");
    }
    return size("copy");
  }

  private long size(String name) {
    try {
      return Files.size(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".mv.db");
  }
}
