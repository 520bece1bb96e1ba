package dev.multinode.core.spi;

import java.util.Optional;

/** Something without which the node accepts no work. */
@FunctionalInterface
public interface Readiness {
  /** Why the node can accept nothing just now, for a person; empty when it can. */
  Optional<String> trouble();
}
