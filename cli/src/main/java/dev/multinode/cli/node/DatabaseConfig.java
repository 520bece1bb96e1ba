package dev.multinode.cli.node;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.config.ConfigException;
import dev.multinode.core.store.Database;
import java.nio.file.Path;

/**
 * Settings under {@code database}. A missing one takes its default.
 *
 * @param url a JDBC URL of PostgreSQL, with user and password in it; default: H2 in a file of the
 *     data folder. Better in {@code MULTINODE_DATABASE_URL} than in a file, since it holds a secret
 * @param connections how many are open at most; default 16; 2 to 500; with PostgreSQL two more are
 *     kept for heartbeats
 */
record DatabaseConfig(String url, Integer connections) {
  DatabaseConfig {
    url = requireNonNullElse(url, "");
    connections = requireNonNullElse(connections, 16);
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
      throw new ConfigException(
          "database.url", "***", "it must begin with jdbc:postgresql: or jdbc:h2:");
    }
    if (connections < 2 || connections > 500) {
      throw new ConfigException("database.connections", connections, "it must be 2 to 500");
    }
  }

  String urlIn(Path data) {
    return url.isEmpty() ? Database.fileUrl(data) : url;
  }

  @Override
  public String toString() {
    return "DatabaseConfig[connections=" + connections + "]";
  }
}
