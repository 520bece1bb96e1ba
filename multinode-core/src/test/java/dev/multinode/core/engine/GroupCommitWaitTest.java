package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting for others costs nothing. */
class GroupCommitWaitTest {
  private final BlockingQueue<List<Note>> begun = new LinkedBlockingQueue<>();
  private final Semaphore mayEnd = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();

  private static final class Note extends GroupCommit.Member {}

  /** A write begins at once, and ends when the test says so. */
  private void write(List<Note> group) {
    begun.add(group);
    mayEnd.acquireUninterruptibly();
    for (Note note : group) {
      note.settle(null);
    }
  }

  private Thread submit(GroupCommit<Note> commits, String text) {
    Thread thread = new Thread(() -> commits.run(new Note()), text);
    threads.add(thread);
    thread.start();
    return thread;
  }

  private static void awaitParked(Thread thread) {
    await().until(() -> thread.getState() == Thread.State.WAITING);
  }

  @AfterEach
  void letAllEnd() throws InterruptedException {
    mayEnd.release(1_000);
    for (Thread thread : threads) {
      thread.join(10_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
  }

  @Test
  void whoIsTakenAlongWaitsQuietlyAlthoughItMightWriteToo() throws InterruptedException {
    GroupCommit<Note> commits = new GroupCommit<>(2, this::write);
    submit(commits, "first");
    begun.take();
    submit(commits, "second");
    begun.take();
    awaitParked(submit(commits, "third"));
    Thread fourth = submit(commits, "fourth");
    awaitParked(fourth);
    mayEnd.release(2);
    assertThat(begun.take()).as("the third takes the fourth along").hasSize(2);

    LockSupport.unpark(fourth);

    for (int look = 0; look < 20; look++) {
      awaitParked(fourth);
      LockSupport.parkNanos(1_000_000);
      assertThat(fourth.getState()).isEqualTo(Thread.State.WAITING);
    }
  }
}
