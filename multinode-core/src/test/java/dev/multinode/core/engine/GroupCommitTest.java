package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<List<Letter>> groups = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore mayWrite = new Semaphore(0);

  private static final class Letter extends GroupCommit.Member {
    private final int number;

    Letter(int number) {
      this.number = number;
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private GroupCommit<Letter> commits(int writers) {
    return new GroupCommit<>(
        writers,
        group -> {
          groups.add(group);
          mayWrite.acquireUninterruptibly();
          group.forEach(letter -> letter.settle(null));
        });
  }

  @Test
  void whoComesAloneWritesAtOnce() {
    mayWrite.release();

    commits(1).run(new Letter(1));

    assertThat(groups).hasSize(1);
  }

  @Test
  void whoComesWhileOthersWriteIsTakenAlongByTheNext() throws Exception {
    GroupCommit<Letter> commits = commits(1);
    List<Future<?>> sent = new ArrayList<>();
    sent.add(threads.submit(() -> commits.run(new Letter(0))));
    Awaitility.await().until(() -> groups.size() == 1);
    CountDownLatch made = new CountDownLatch(20);
    for (int i = 1; i <= 20; i++) {
      int number = i;
      sent.add(
          threads.submit(
              () -> {
                Letter letter = new Letter(number);
                made.countDown();
                commits.run(letter);
              }));
    }
    made.await();
    Awaitility.await().until(() -> commits.waiting() == 20);

    mayWrite.release(2);
    for (Future<?> letter : sent) {
      letter.get(20, TimeUnit.SECONDS);
    }

    assertThat(groups).hasSize(2);
    assertThat(groups.get(1)).hasSize(20);
  }

  @Test
  void everyoneIsServedOnceHoweverManyCome() throws Exception {
    mayWrite.release(Integer.MAX_VALUE / 2);
    GroupCommit<Letter> commits = commits(2);
    List<Future<?>> senders = new ArrayList<>();
    for (int sender = 0; sender < 32; sender++) {
      int first = sender * 1000;
      senders.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  commits.run(new Letter(first + i));
                }
              }));
    }
    for (Future<?> sender : senders) {
      sender.get(50, TimeUnit.SECONDS);
    }

    List<Integer> written =
        groups.stream().flatMap(List::stream).map(letter -> letter.number).sorted().toList();
    assertThat(written).hasSize(32_000).doesNotHaveDuplicates();
  }

  @Test
  void aFailureThatWasNotExpectedReachesAllWhomItMayConcern() {
    GroupCommit<Letter> commits =
        new GroupCommit<>(
            1,
            group -> {
              throw new IllegalStateException("out of paper");
            });

    assertThatThrownBy(() -> commits.run(new Letter(1))).hasMessage("out of paper");
    assertThatThrownBy(() -> commits.run(new Letter(2))).hasMessage("out of paper");
  }

  @Test
  void anInterruptDoesNotTakeBackWhatIsOnItsWayButIsKept() throws Exception {
    GroupCommit<Letter> commits = commits(1);
    threads.submit(() -> commits.run(new Letter(0)));
    Awaitility.await().until(() -> groups.size() == 1);
    Future<Boolean> interrupted =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              commits.run(new Letter(1));
              return Thread.interrupted();
            });
    Awaitility.await().until(() -> commits.waiting() == 1);

    mayWrite.release(2);

    assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(groups).hasSize(2);
  }
}
