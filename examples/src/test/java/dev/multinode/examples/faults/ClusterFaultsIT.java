package dev.multinode.examples.faults;

import dev.multinode.core.testing.Seeds;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Three nodes on one PostgreSQL, which die, halt, stop and return while clients go on. */
class ClusterFaultsIT {
  private static EmbeddedPostgres postgres;

  @TempDir private Path folder;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  static LongStream seeds() {
    return Seeds.of(ClusterFaultsIT.class, 2, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAcceptedRunEndsOnce(long seed) throws Exception {
    String name = "faults" + seed;
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    String url = postgres.getJdbcUrl("postgres", name);

    Trial.of(folder, List.of("north", "east", "south"), Map.of("MULTINODE_DATABASE_URL", url))
        .run(seed);
  }
}
