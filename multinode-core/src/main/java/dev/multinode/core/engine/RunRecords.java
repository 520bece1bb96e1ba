package dev.multinode.core.engine;

import java.util.Collection;
import org.jdbi.v3.core.Handle;

/** What other parts of the node keep of runs. Bound in a multibinder. */
@FunctionalInterface
public interface RunRecords {
  /** Deletes what belongs to runs that are deleted, within the same transaction. */
  void delete(Handle transaction, Collection<String> runIds);
}
