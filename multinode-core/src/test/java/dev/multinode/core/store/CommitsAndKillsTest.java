package dev.multinode.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.KilledProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
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
          System.out.println(id);
        }
      }
    }
  }

  /** The same, with so much written over and over that the file is made smaller all the time. */
  static final class Churner {
    public static void main(String[] args) throws Exception {
      Random random = new Random(1);
      try (Database database = new Database(Database.fileUrl(Path.of(args[0])), 2)) {
        for (long id = Long.parseLong(args[1]); ; id++) {
          long said = id;
          byte[] noise = new byte[60_000];
          random.nextBytes(noise);
          database
              .jdbi()
              .useTransaction(
                  handle -> {
                    handle.execute("insert into said (id, padding) values (?, '')", said);
                    handle.execute("delete from noise where id = ?", said % 40);
                    handle.execute("insert into noise values (?, ?)", said % 40, noise);
                  });
          System.out.println(id);
        }
      }
    }
  }

  @Test
  void noCommitIsLostWhileTheFileIsMadeSmaller() throws Exception {
    try (Database database = new Database(Database.fileUrl(folder), 2)) {
      database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("create table said (id bigint primary key, padding varchar(200))");
                handle.execute("create table noise (id bigint primary key, data varbinary)");
              });
    }
    Set<Long> said = new HashSet<>();

    for (int kill = 0; kill < 3; kill++) {
      KilledProcess.runAndKill(
              Churner.class, folder, 600, folder.toString(), Long.toString(kill * 1_000_000L))
          .forEach(line -> said.add(Long.valueOf(line)));

      assertThat(stored()).as("after kill %d", kill + 1).containsAll(said);
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
    return KilledProcess.runAndKill(
            Writer.class, folder, COMMITS_BEFORE_A_KILL, folder.toString(), Long.toString(from))
        .stream()
        .map(Long::valueOf)
        .toList();
  }
}
