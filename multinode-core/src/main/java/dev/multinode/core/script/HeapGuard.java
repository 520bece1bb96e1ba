package dev.multinode.core.script;

import com.sun.management.ThreadMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds out which script is to go when memory runs short. The JVM has no limit per script, but it
 * tells how much is in use after a collection, and what each thread has allocated; the script that
 * allocated the most is the one to stop, one per collection. Safe for use by many threads.
 */
final class HeapGuard {
  /** Of the part of the heap where objects stay; above, the collector works and nothing else. */
  private static final double TIGHT = 0.85;

  /** Who has allocated less than this cannot be the reason. */
  private static final long HARMLESS_BYTES = 8L << 20;

  private final Optional<MemoryPoolMXBean> pool = pool();
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final ThreadMXBean threads = threads();
  private final Set<Use> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong stoppedAfter = new AtomicLong(-1);

  private HeapGuard() {}

  /** There is one heap, so there is one guard; made when a script runs long enough to need it. */
  private static final class OfJvm {
    private static final HeapGuard GUARD = new HeapGuard();
  }

  /** A script goes on for a while on this thread. */
  static Use begin() {
    return OfJvm.GUARD.enter();
  }

  private static Optional<MemoryPoolMXBean> pool() {
    Optional<MemoryPoolMXBean> largest =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
            .filter(pool -> pool.getUsage().getMax() > 0)
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()));
    largest.ifPresent(
        pool -> pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * TIGHT)));
    return largest;
  }

  private static ThreadMXBean threads() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean known
            && known.isThreadAllocatedMemorySupported()
            && known.isThreadAllocatedMemoryEnabled()
        ? known
        : null;
  }

  private Use enter() {
    Use use = new Use();
    if (threads != null && pool.isPresent()) {
      use.start = threads.getCurrentThreadAllocatedBytes();
      running.add(use);
    }
    return use;
  }

  /** What one script has allocated; used by its thread, but for the number. */
  final class Use {
    private long start;
    private volatile long allocated;

    void end() {
      running.remove(this);
    }

    /** Whether memory is short, and no script has allocated more. */
    boolean isTooMuch() {
      if (threads == null || pool.isEmpty()) {
        return false;
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - start;
      if (allocated < HARMLESS_BYTES || !pool.get().isCollectionUsageThresholdExceeded()) {
        return false;
      }
      if (running.stream().anyMatch(other -> other.allocated > allocated)) {
        return false;
      }
      long now = collections();
      return stoppedAfter.getAndSet(now) != now;
    }
  }

  private long collections() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }
}
