package dev.multinode.examples.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL that can go away and return, with what it holds. */
final class PostgresProcess implements AutoCloseable {
  private final Path data;
  private final int port;
  private EmbeddedPostgres server;

  private PostgresProcess(Path data, int port) {
    this.data = data;
    this.port = port;
  }

  static PostgresProcess startIn(Path folder) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    PostgresProcess postgres = new PostgresProcess(folder.resolve("postgres"), port);
    postgres.start();
    return postgres;
  }

  /** On the same port as before. */
  void start() throws IOException {
    server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setPort(port)
            .start();
  }

  /** Breaks off whatever it is asked just then. */
  void stop() throws IOException {
    server.close();
  }

  /** The address of a new, empty database. */
  String newDatabase(String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
