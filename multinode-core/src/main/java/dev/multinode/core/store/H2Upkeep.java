package dev.multinode.core.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does for H2 in a file what H2 itself does only while it delays writes, which we must not let it:
 * it brings the live pages of chunks that are mostly dead together, so that the file stays small.
 * And it looks at how values are distributed, which H2 would do within the commits of others, where
 * it may fail.
 */
final class H2Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(H2Upkeep.class);
  private static final long EVERY_MILLIS = 1000;
  private static final long ANALYZE_EVERY_MINUTES = 10;

  /** Smaller files are left alone: there is nothing to win. */
  private static final long SMALL_BYTES = 8 << 20;

  /** What part of the chunks is to be alive: the more, the more is written anew. */
  private static final int FILL_PERCENT = 70;

  /** At once: commits wait for it. */
  private static final int WRITE_BYTES = 2 << 20;

  /** At most, of each second. */
  private static final long BUSY_NANOS = 300_000_000;

  private final DataSource database;
  private final MVStore store;
  private final ScheduledExecutorService thread;

  private H2Upkeep(DataSource database, MVStore store) {
    this.database = database;
    this.store = store;
    thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "database-upkeep");
              made.setDaemon(true);
              return made;
            });
    thread.scheduleWithFixedDelay(this::compact, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(this::analyze, 1, ANALYZE_EVERY_MINUTES, TimeUnit.MINUTES);
  }

  /** Begins to look after a database. */
  static H2Upkeep of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      return new H2Upkeep(database, session.getDatabase().getStore().getMvStore());
    } catch (SQLException e) {
      throw new IllegalStateException("a database that was just opened cannot be used", e);
    }
  }

  private void compact() {
    try {
      long until = System.nanoTime() + BUSY_NANOS;
      while (!store.isClosed()
          && store.getFileStore().size() > SMALL_BYTES
          && System.nanoTime() < until
          && store.compact(FILL_PERCENT, WRITE_BYTES)) {
        LOG.trace("moved live pages of the database together");
      }
    } catch (MVStoreException e) {
      LOG.debug("the database file could not be made smaller just now", e);
    }
  }

  private void analyze() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("analyze");
    } catch (SQLException e) {
      LOG.debug("the database could not be analyzed just now", e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.debug("the upkeep of the database goes on while it is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
