package dev.multinode.examples.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Kills, halts and stops nodes, each by a plan of its own that the seed decides, and lets them
 * return. One node is always left alone.
 */
final class Faults {
  private static final int LONGEST_PEACE_MILLIS = 4_000;
  private static final int LONGEST_ABSENCE_MILLIS = 3_000;

  /** Two seconds without a heartbeat are death: most of these are longer. */
  private static final int LONGEST_HALT_MILLIS = 7_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<Map<String, Integer>>> plans = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Semaphore mayFail;

  private Faults(int mayFail) {
    this.mayFail = new Semaphore(mayFail);
  }

  /** Begins. */
  static Faults begin(Cluster cluster, long seed) {
    List<Member> members = cluster.members();
    Faults faults = new Faults(Math.max(1, members.size() - 1));
    for (Member member : members) {
      Random random = new Random(seed * 31 + faults.plans.size());
      faults.plans.add(faults.threads.submit(() -> faults.trouble(member, random)));
    }
    return faults;
  }

  private Map<String, Integer> trouble(Member member, Random random) throws Exception {
    Map<String, Integer> done = new TreeMap<>();
    while (!over.await(random.nextInt(LONGEST_PEACE_MILLIS), TimeUnit.MILLISECONDS)) {
      mayFail.acquire();
      try {
        String fault = once(member, random);
        done.merge(fault, 1, Integer::sum);
      } finally {
        mayFail.release();
      }
    }
    return done;
  }

  private String once(Member member, Random random) throws Exception {
    switch (random.nextInt(5)) {
      case 0, 1:
        member.kill();
        pause(random, LONGEST_ABSENCE_MILLIS);
        member.start();
        return "kill";
      case 2, 3:
        member.pause();
        pause(random, LONGEST_HALT_MILLIS);
        member.resume();
        return "halt";
      default:
        member.stop();
        pause(random, LONGEST_ABSENCE_MILLIS);
        member.start();
        return "stop";
    }
  }

  private void pause(Random random, int longestMillis) throws InterruptedException {
    over.await(random.nextInt(longestMillis), TimeUnit.MILLISECONDS);
  }

  /** Begins no more faults, and returns when every node is there again. */
  Map<String, Integer> end() throws InterruptedException, ExecutionException {
    over.countDown();
    Map<String, Integer> done = new TreeMap<>();
    for (Future<Map<String, Integer>> plan : plans) {
      plan.get().forEach((fault, times) -> done.merge(fault, times, Integer::sum));
    }
    threads.shutdownNow();
    return done;
  }
}
