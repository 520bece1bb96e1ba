package dev.multinode.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  private static String patience(Database database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .select("select current_setting('idle_in_transaction_session_timeout')")
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void aNodeThatHaltsInATransactionHoldsNoLockForLong() {
    String hasty = url() + "&options=-c%20idle_in_transaction_session_timeout=300";
    try (Database halted = new Database(hasty, 2);
        Handle handle = halted.jdbi().open()) {
      handle.begin();
      handle.execute("update run_ends set last_seq = 7");

      Jdbi.create(url()).useHandle(other -> other.execute("update run_ends set last_seq = 8"));

      assertThatThrownBy(handle::commit)
          .isInstanceOf(JdbiException.class)
          .satisfies(e -> assertThat(SqlFailures.isAboutConnection(e)).isTrue());
    }
  }

  @Test
  void itIsTenSecondsUnlessSomebodySaidOtherwise() {
    try (Database database = new Database(url(), 2)) {
      assertThat(patience(database)).isEqualTo("10s");
    }
    try (Database database =
        new Database(url() + "&options=-c%20idle_in_transaction_session_timeout=20000", 2)) {
      assertThat(patience(database)).isEqualTo("20s");
    }
  }
}
