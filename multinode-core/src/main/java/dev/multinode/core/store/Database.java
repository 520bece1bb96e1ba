package dev.multinode.core.store;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;

/**
 * The database of a node: a pool over H2 in a file or over PostgreSQL, with every migration
 * applied.
 *
 * <p>Migrations lie in {@code db/migration} of the class path; each part of the node numbers its
 * own: content V1x, engine V2x, remote V3x, rest V4x, packages V5x, proxies V6x. They run on both
 * databases alike; a column for bytes has the type <code>${bytes}</code>.
 */
public final class Database implements AutoCloseable {
  /**
   * H2's {@code DATABASE_ALREADY_OPEN_1}.
   *
   * @see <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2 error codes</a>
   */
  private static final int H2_ALREADY_OPEN = 90020;

  /** How long PostgreSQL may take for a statement; migrations have all the time they need. */
  private static final int SILENCE_SECONDS = 60;

  /** How long who asks for a connection waits, so that requests are answered soon. */
  private static final int PATIENCE_MILLIS = 5_000;

  /**
   * A node that is halted in the middle of a transaction must not hold its locks, which others wait
   * for, until it wakes up. Who set something else, in the URL or for the role, keeps it.
   */
  private static final String GIVE_UP_LOCKS =
      "select set_config('idle_in_transaction_session_timeout', '10s', false)"
          + " where current_setting('idle_in_transaction_session_timeout') = '0'";

  private static final int ASIDE_CONNECTIONS = 2;
  private static final int ASIDE_SECONDS = 10;
  private static final String FILE = "jdbc:h2:file:";
  private static final String POSTGRES = "jdbc:postgresql:";

  /** Texts up to this length lie in their row; H2 would write all above 256 into other tables. */
  private static final int IN_ROW_CHARS = 65_536;

  private final HikariDataSource pool;
  private final HikariDataSource side;
  private final Jdbi jdbi;
  private final Jdbi aside;
  private final Optional<H2Upkeep> upkeep;

  /**
   * Opens a JDBC URL and brings the schema up to date.
   *
   * @param connections how many at most
   * @throws MultinodeException CONFIG_INVALID when the database cannot be opened or its schema
   *     cannot be brought up to date
   */
  public Database(String url, int connections) {
    boolean postgres = url.startsWith(POSTGRES);
    try {
      pool = new HikariDataSource(config(url, "multinode", connections, SILENCE_SECONDS));
    } catch (RuntimeException e) {
      throw cannotOpen(url, e);
    }
    try {
      migrate(url, postgres);
      side =
          postgres
              ? new HikariDataSource(config(url, "aside", ASIDE_CONNECTIONS, ASIDE_SECONDS))
              : pool;
    } catch (RuntimeException e) {
      pool.close();
      throw cannotOpen(url, e);
    }
    jdbi = Jdbi.create(pool);
    if (isEmbedded()) {
      jdbi.useHandle(handle -> handle.execute("set max_length_inplace_lob " + IN_ROW_CHARS));
    }
    aside = Jdbi.create(side);
    upkeep = url.startsWith(FILE) ? Optional.of(H2Upkeep.of(pool)) : Optional.empty();
  }

  private static HikariConfig config(String url, String name, int connections, int silence) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(requireNonNull(url));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setPoolName(name);
    if (url.startsWith(POSTGRES)) {
      config.setConnectionTimeout(PATIENCE_MILLIS);
      config.setValidationTimeout(PATIENCE_MILLIS / 2);
      // a connection whose other end has vanished must not hold its thread for ever; a URL that
      // says otherwise has precedence
      config.addDataSourceProperty("tcpKeepAlive", "true");
      config.addDataSourceProperty("connectTimeout", "3");
      config.addDataSourceProperty("socketTimeout", Integer.toString(silence));
      // rows that are inserted together go in one statement
      config.addDataSourceProperty("reWriteBatchedInserts", "true");
      config.setConnectionInitSql(GIVE_UP_LOCKS);
    }
    return config;
  }

  private void migrate(String url, boolean postgres) {
    FluentConfiguration flyway = Flyway.configure();
    if (postgres) {
      flyway.dataSource(url, null, null);
    } else {
      flyway.dataSource(pool);
    }
    flyway
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .placeholders(Map.of("bytes", postgres ? "bytea" : "blob"))
        .load()
        .migrate();
  }

  /** A URL may carry a password behind its first {@code ?}, {@code ;} or before an {@code @}. */
  private static MultinodeException cannotOpen(String url, RuntimeException cause) {
    String shown = url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    Throwable reason = cause;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    boolean inUse =
        reason instanceof SQLException sql && sql.getErrorCode() == H2_ALREADY_OPEN
            || String.valueOf(reason.getMessage()).contains("already in use");
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID,
        inUse
            ? "the database %s is in use by another process; stop that node, or use another folder"
                .formatted(shown)
            : "the database %s cannot be opened: %s; check its address and who may use it"
                .formatted(shown, reason.getMessage()),
        cause);
  }

  /**
   * H2 in a file of a folder. A commit is in the file when it returns: the default {@code
   * WRITE_DELAY} of half a second would lose what was acknowledged before a kill. {@code
   * RETENTION_TIME=0} lets the space of old versions be used again at once, and {@code COMPRESS}
   * makes what each commit writes smaller, so that the file stays small. With {@code ANALYZE_AUTO},
   * commits would look at whole tables now and then, and fail when what they look at is being
   * moved.
   */
  public static String fileUrl(Path folder) {
    return FILE
        + folder.resolve("multinode").toAbsolutePath()
        + ";WRITE_DELAY=0;RETENTION_TIME=0;COMPRESS=TRUE;ANALYZE_AUTO=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  /** H2 in memory, for tests; gone when it is closed. */
  public static String memoryUrl(String name) {
    return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
  }

  /** Whether the database lives in this process, so that no other node can open it. */
  public boolean isEmbedded() {
    return pool.getJdbcUrl().startsWith("jdbc:h2:");
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  /**
   * The same database over connections that nobody else uses, for what is short and must not wait
   * until others are done: heartbeats above all. With an embedded database it is {@link #jdbi}.
   */
  public Jdbi aside() {
    return aside;
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() {
    upkeep.ifPresent(H2Upkeep::close);
    side.close();
    pool.close();
  }
}
