package dev.multinode.core.script;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a running script to stop. Threads are not interrupted: an interrupt within a call of the
 * database would close the file of an embedded database for everybody.
 */
public final class StopSignal {
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Guarded by itself. */
  private final List<Runnable> watchers = new ArrayList<>();

  /** Ends the interest in a stop. */
  interface Watch {
    void close();
  }

  public void stop() {
    stopped.countDown();
    List<Runnable> all;
    synchronized (watchers) {
      all = List.copyOf(watchers);
    }
    all.forEach(Runnable::run);
  }

  /**
   * Does something when the script is told to stop, at once when it was told already.
   *
   * @param action quick; on the thread that stops, perhaps twice
   */
  Watch onStop(Runnable action) {
    synchronized (watchers) {
      watchers.add(action);
    }
    if (isStopped()) {
      action.run();
    }
    return () -> {
      synchronized (watchers) {
        watchers.remove(action);
      }
    };
  }

  public boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /**
   * @throws ScriptStopped when it was told to stop
   */
  public void check() {
    if (isStopped()) {
      throw new ScriptStopped();
    }
  }

  /** Waits for so long, or shorter when it is told to stop meanwhile. */
  void sleep(long millis) {
    try {
      if (stopped.await(millis, TimeUnit.MILLISECONDS)) {
        throw new ScriptStopped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScriptStopped();
    }
  }
}
