package dev.multinode.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What H2 acknowledged is in its file when the process is killed, also when the space of old
 * versions is used again. H2 2.5.252 fails this test in about nine of ten runs.
 */
class CommitsAndKillsTest {
  private static final int KILLS = 6;
  private static final int COMMITS_BEFORE_A_KILL = 40;

  @TempDir private Path folder;

  /** Commits one row at a time for ever, and says each number once it is committed. */
  static final class Writer {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(Database.fileUrl(Path.of(args[0])));
          PreparedStatement insert =
              connection.prepareStatement("insert into said (id, padding) values (?, ?)")) {
        connection.setAutoCommit(false);
        for (long id = Long.parseLong(args[1]); ; id++) {
          insert.setLong(1, id);
          insert.setString(2, "x".repeat(150));
          insert.executeUpdate();
          connection.commit();
          System.out.println(id + ".");
        }
      }
    }
  }

  @Test
  void noCommitIsLostByAKillHoweverOftenItHappens() throws Exception {
    try (Connection connection = DriverManager.getConnection(Database.fileUrl(folder))) {
      connection
          .createStatement()
          .execute("create table said (id bigint primary key, padding varchar(200))");
    }
    Set<Long> said = new HashSet<>();

    for (int kill = 0; kill < KILLS; kill++) {
      said.addAll(writeUntilKilled(kill * 1_000_000L));

      assertThat(stored()).as("after kill %d", kill + 1).containsAll(said);
    }
  }

  private Set<Long> stored() throws Exception {
    Set<Long> ids = new HashSet<>();
    try (Connection connection = DriverManager.getConnection(Database.fileUrl(folder));
        var rows = connection.createStatement().executeQuery("select id from said")) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  private List<Long> writeUntilKilled(long from) throws Exception {
    Path output = folder.resolve("output-" + from);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Writer.class.getName(),
                folder.toString(),
                Long.toString(from))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> ids(output).size() >= COMMITS_BEFORE_A_KILL || !process.isAlive());
      assertThat(process.isAlive()).as("the writer ended by itself").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }
    return ids(output);
  }

  /** Whole lines only: the last one may have been cut. */
  private static List<Long> ids(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.endsWith("."))
        .map(line -> Long.valueOf(line.substring(0, line.length() - 1)))
        .toList();
  }
}
