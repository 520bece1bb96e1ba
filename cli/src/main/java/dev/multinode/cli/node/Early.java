package dev.multinode.cli.node;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Something slow that is made on a thread of its own while the rest of the node is put together.
 */
final class Early<T> implements Supplier<T> {
  private final CompletableFuture<T> made;

  Early(String name, Supplier<T> maker) {
    made = CompletableFuture.supplyAsync(maker, work -> new Thread(work, name).start());
  }

  /** Waits for it; throws what its making threw. */
  @Override
  public T get() {
    try {
      return made.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }

  /** Waits for it, and hands it over when it could be made. */
  void ifMade(Consumer<T> consumer) {
    made.handle(
            (value, failure) -> {
              if (failure == null) {
                consumer.accept(value);
              }
              return null;
            })
        .join();
  }
}
