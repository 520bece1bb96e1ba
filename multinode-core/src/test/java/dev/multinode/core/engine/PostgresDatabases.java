package dev.multinode.core.engine;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL of its own for a test class, with as many databases as it wants. */
final class PostgresDatabases implements AutoCloseable {
  private final EmbeddedPostgres postgres = EmbeddedPostgres.start();
  private final AtomicInteger created = new AtomicInteger();

  PostgresDatabases() throws IOException {}

  /** The URL of a new database. */
  String create() {
    String name = "engine" + created.incrementAndGet();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return postgres.getJdbcUrl("postgres", name);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
