package dev.multinode.core.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jdbi.v3.core.JdbiException;

/** Tells apart why a statement failed. */
public final class SqlFailures {
  /** PostgreSQL's idle_in_transaction_session_timeout: it took this process for halted. */
  private static final String IDLE_TOO_LONG = "25P03";

  private SqlFailures() {}

  /**
   * Whether the same statement would fail again: a value does not fit, or breaks a constraint. All
   * else may pass, such as a database that does not answer.
   */
  public static boolean isAboutData(JdbiException e) {
    String state = state(e);
    return state.startsWith("22") || state.startsWith("23");
  }

  /** Whether another row has the key already. */
  public static boolean isUniqueViolation(JdbiException e) {
    return state(e).equals("23505");
  }

  /** Whether the database could not be reached, or went away in the middle. */
  public static boolean isAboutConnection(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientConnectionException
          || cause instanceof SQLException sql
              && sql.getSQLState() != null
              && (sql.getSQLState().startsWith("08")
                  || sql.getSQLState().startsWith("57P")
                  || sql.getSQLState().equals(IDLE_TOO_LONG))) {
        return true;
      }
    }
    return false;
  }

  /** What to say of such a failure; the message of the database would show values. */
  public static String dataMessage(JdbiException e) {
    return "a value does not fit into the database (SQLSTATE %s); is a name or an id too long?"
        .formatted(state(e));
  }

  /** The SQLSTATE; empty when there is none. */
  public static String state(JdbiException e) {
    return e.getCause() instanceof SQLException sql && sql.getSQLState() != null
        ? sql.getSQLState()
        : "";
  }
}
