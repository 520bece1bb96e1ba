package dev.multinode.core.content;

import dev.multinode.core.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

/** The same store over PostgreSQL, as clusters use it. */
class PostgresContentStoreTest extends ContentStoreContract {
  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    database = new Database(postgres.getJdbcUrl("postgres", "postgres"), 4);
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
    postgres.close();
  }

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from content_packages");
              handle.execute("delete from content_elements");
              handle.execute("delete from content_versions");
              handle.execute("delete from content_categories");
            });
  }

  @Override
  ContentStore store() {
    Paths paths = new Paths(JsonMapper.shared());
    return new SqlContentStore(database.jdbi(), paths, new ElementRows(paths));
  }
}
