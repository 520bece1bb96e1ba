package dev.multinode.examples.bench;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.crypto.SecretBox;
import dev.multinode.core.engine.Engine;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.EngineModule;
import dev.multinode.core.engine.Retention;
import dev.multinode.core.engine.RetentionConfig;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.engine.Triggers;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.store.Database;
import dev.multinode.core.value.Value;
import dev.multinode.examples.nodes.ExampleException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Jdbi;

/** The engine of a node over a database, without the rest of the node. */
final class BenchEngine implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final int CLIENTS = 64;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final Database database;
  private final Injector injector;
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  BenchEngine(String url) {
    this(url, RetentionConfig.defaults());
  }

  BenchEngine(String url, RetentionConfig retention) {
    database = new Database(url, CONNECTIONS);
    injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new ContentModule(),
            new EngineModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Database.class).toInstance(database);
                bind(SecretBox.class).toInstance(new SecretBox(new byte[32]));
                bind(Jdbi.class).toInstance(database.jdbi());
                bind(InstantSource.class).toInstance(InstantSource.system());
                bind(EngineConfig.class).toInstance(EngineConfig.defaults());
                OptionalBinder.newOptionalBinder(binder(), RetentionConfig.class)
                    .setBinding()
                    .toInstance(retention);
                bind(ScriptConfig.class).toInstance(ScriptConfig.defaults());
              }
            });
    injector.getInstance(Engine.class).start();
    injector.getInstance(Retention.class).start();
  }

  Runs runs() {
    return injector.getInstance(Runs.class);
  }

  ScriptEngine scripts() {
    return injector.getInstance(ScriptEngine.class);
  }

  void put(Workflow... workflows) {
    injector
        .getInstance(ContentStore.class)
        .put(
            List.of(workflows).stream()
                .map(workflow -> Elements.of(workflow, List.of("Bench")))
                .toList(),
            null);
  }

  String start(String workflow, Map<String, Value> inputs) {
    return runs().start(new StartRequest(workflow, inputs, "bench", null)).id();
  }

  void fire(String event) {
    injector.getInstance(Triggers.class).fire(event, Value.of("fired"));
  }

  /** Does something for each number from a first one on, as many clients at the same time. */
  void together(int first, int count, IntConsumer work) {
    List<Future<?>> tasks = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      int offset = client;
      tasks.add(
          clients.submit(
              () -> {
                for (int i = offset; i < count; i += CLIENTS) {
                  work.accept(first + i);
                }
              }));
    }
    try {
      for (Future<?> task : tasks) {
        task.get();
      }
    } catch (ExecutionException e) {
      throw new ExampleException("a client failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExampleException("interrupted");
    }
  }

  /** Waits until so many runs of a workflow are in a state. */
  void await(String workflow, RunState state, long count) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (runs().count(workflow, state) < count) {
      if (System.nanoTime() > deadline) {
        throw new ExampleException(
            "only %d of %d runs are %s after ten minutes"
                .formatted(runs().count(workflow, state), count, state.wire()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /**
   * Waits for the ends of so many runs.
   *
   * @param cursor what ended before does not count
   * @return the cursor after them
   */
  long awaitEnds(long cursor, int count) {
    long last = cursor;
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    for (int seen = 0; seen < count; ) {
      List<Runs.Ended> ends;
      try {
        ends = runs().endedSince(last, 1000, 10_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ExampleException("interrupted");
      }
      for (Runs.Ended end : ends) {
        if (end.state() != RunState.COMPLETED) {
          throw new ExampleException(
              "run %s ended as %s: %s"
                  .formatted(end.runId(), end.state().wire(), runs().get(end.runId()).error()));
        }
        last = end.cursor();
      }
      seen += ends.size();
      if (System.nanoTime() > deadline) {
        throw new ExampleException(
            "only %d of %d runs ended in ten minutes".formatted(seen, count));
      }
    }
    return last;
  }

  @Override
  public void close() {
    clients.shutdown();
    injector.getInstance(Retention.class).close();
    injector.getInstance(Engine.class).close();
    database.close();
  }
}
