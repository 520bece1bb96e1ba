package dev.multinode.examples.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Faults of nodes, for each by a plan of its own that the seed decides. One node of several is
 * always left alone.
 */
final class Faults implements Trouble {
  private static final int LONGEST_PEACE_MILLIS = 4_000;

  /** Two seconds without a heartbeat are death. */
  private static final int LONGEST_ABSENCE_MILLIS = 6_000;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<Map<String, Integer>>> plans = new ArrayList<>();
  private final List<Fault> choice;
  private final int atLeast;
  private final Semaphore mayFail;
  private final CountDownLatch over = new CountDownLatch(1);

  private Faults(List<Fault> choice, int atLeast, int mayFail) {
    this.choice = choice;
    this.atLeast = atLeast;
    this.mayFail = new Semaphore(mayFail);
  }

  /**
   * Begins.
   *
   * @param choice what may happen; more often what is there more often
   * @param atLeast how often for each node, however early the end is
   */
  static Faults begin(Cluster cluster, long seed, List<Fault> choice, int atLeast) {
    List<Member> members = cluster.members();
    Faults faults = new Faults(choice, atLeast, Math.max(1, members.size() - 1));
    for (Member member : members) {
      Random random = new Random(seed * 31 + faults.plans.size());
      faults.plans.add(faults.threads.submit(() -> faults.follow(member, random)));
    }
    return faults;
  }

  private Map<String, Integer> follow(Member member, Random random) throws Exception {
    Map<String, Integer> done = new TreeMap<>();
    int count = 0;
    while (!over.await(random.nextInt(LONGEST_PEACE_MILLIS), TimeUnit.MILLISECONDS)
        || count < atLeast) {
      mayFail.acquire();
      try {
        Fault fault = choice.get(random.nextInt(choice.size()));
        fault.strike(member);
        over.await(random.nextInt(LONGEST_ABSENCE_MILLIS), TimeUnit.MILLISECONDS);
        fault.repair(member);
        done.merge(fault.name(), 1, Integer::sum);
        count++;
      } finally {
        mayFail.release();
      }
    }
    return done;
  }

  @Override
  public Map<String, Integer> end() throws Exception {
    over.countDown();
    Map<String, Integer> done = new TreeMap<>();
    for (Future<Map<String, Integer>> plan : plans) {
      plan.get().forEach((fault, times) -> done.merge(fault, times, Integer::sum));
    }
    threads.shutdownNow();
    return done;
  }
}
