package dev.multinode.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets threads that write at the same time share transactions. Whoever comes while nobody writes,
 * writes at once and by itself; whoever comes while others write is taken along by the next of
 * them. So a commit costs the less the more there is to do, and nothing waits for company.
 *
 * <p>Safe for use by many threads.
 *
 * @param <W> what is written
 */
final class GroupCommit<W extends GroupCommit.Member> {
  /** So many at most in one transaction, so that none holds its locks for long. */
  private static final int MAX_MEMBERS = 200;

  private final Queue<W> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore writers;
  private final Consumer<List<W>> write;

  /**
   * @param writers how many transactions at the same time
   * @param write writes a group and settles each of its members
   */
  GroupCommit(int writers, Consumer<List<W>> write) {
    this.writers = new Semaphore(writers);
    this.write = write;
  }

  /** Something to be written, and what became of it. */
  abstract static class Member {
    private final Thread owner = Thread.currentThread();
    private volatile boolean settled;
    private RuntimeException failure;

    /** To be called once, by whoever wrote it. */
    void settle(RuntimeException failureOrNull) {
      failure = failureOrNull;
      settled = true;
      LockSupport.unpark(owner);
    }
  }

  /**
   * Returns when the member is settled; what failed is thrown.
   *
   * @param member made by the calling thread
   */
  void run(W member) {
    waiting.add(member);
    boolean interrupted = false;
    Member settling = member;
    while (!settling.settled) {
      if (!tryToWrite()) {
        // whoever has taken this member along, or writes now, wakes us
        LockSupport.park(this);
        // what is on its way to the database is not given up by half
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (settling.failure != null) {
      throw settling.failure;
    }
  }

  /** How many have come that no group has taken along. */
  int waiting() {
    return waiting.size();
  }

  /** False when others write as much as they may, or have taken along what there was. */
  private boolean tryToWrite() {
    if (!writers.tryAcquire()) {
      return false;
    }
    try {
      return writeNext();
    } finally {
      writers.release();
      wakeNext();
    }
  }

  private boolean writeNext() {
    List<W> group = new ArrayList<>();
    for (W next = waiting.poll(); next != null; next = waiting.poll()) {
      group.add(next);
      if (group.size() == MAX_MEMBERS) {
        break;
      }
    }
    if (group.isEmpty()) {
      return false;
    }
    try {
      write.accept(group);
    } catch (RuntimeException | Error e) {
      RuntimeException failure =
          e instanceof RuntimeException known ? known : new RuntimeException(e);
      group.stream().filter(member -> !isSettled(member)).forEach(member -> member.settle(failure));
    }
    return true;
  }

  private static boolean isSettled(Member member) {
    return member.settled;
  }

  private void wakeNext() {
    Member next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.owner);
    }
  }
}
