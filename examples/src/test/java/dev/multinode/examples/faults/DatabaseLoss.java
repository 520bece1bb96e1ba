package dev.multinode.examples.faults;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The database is away for some seconds, some times. */
final class DatabaseLoss implements Trouble {
  private static final int LONGEST_PEACE_MILLIS = 8_000;
  private static final int LONGEST_ABSENCE_MILLIS = 8_000;

  private final CompletableFuture<Void> plan;
  private final int times;

  private DatabaseLoss(PostgresProcess postgres, Random random, int times) {
    this.times = times;
    plan = CompletableFuture.runAsync(() -> follow(postgres, random));
  }

  static DatabaseLoss begin(PostgresProcess postgres, long seed, int times) {
    return new DatabaseLoss(postgres, new Random(seed), times);
  }

  private void follow(PostgresProcess postgres, Random random) {
    CountDownLatch never = new CountDownLatch(1);
    try {
      for (int i = 0; i < times; i++) {
        never.await(random.nextInt(LONGEST_PEACE_MILLIS), TimeUnit.MILLISECONDS);
        postgres.stop();
        never.await(random.nextInt(LONGEST_ABSENCE_MILLIS), TimeUnit.MILLISECONDS);
        postgres.start();
      }
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public Map<String, Integer> end() {
    plan.join();
    return Map.of("LOSS", times);
  }
}
