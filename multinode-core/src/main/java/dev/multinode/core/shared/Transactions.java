package dev.multinode.core.shared;

import dev.multinode.core.store.SqlFailures;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Transactions that are tried again when another one was in their way. */
final class Transactions {
  /** The same key, serialization failure, deadlock (PostgreSQL), lock timeout (H2). */
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("23505", "40001", "40P01", "HYT00");

  private static final int ATTEMPTS = 5;

  private Transactions() {}

  static <T> T run(Jdbi jdbi, HandleCallback<T, RuntimeException> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return jdbi.inTransaction(work);
      } catch (UnableToExecuteStatementException e) {
        if (attempt == ATTEMPTS || !WORTH_ANOTHER_TRY.contains(SqlFailures.state(e))) {
          throw e;
        }
      }
    }
  }
}
