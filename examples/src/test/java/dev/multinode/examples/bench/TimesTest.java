package dev.multinode.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void aPercentileIsOneOfTheTimesThatWereMeasured() {
    Times times =
        new Times(LongStream.rangeClosed(1, 200).map(i -> i * 1_000_000).boxed().toList());

    assertThat(times.percentile(50)).isEqualTo(100);
    assertThat(times.percentile(99)).isEqualTo(198);
    assertThat(times.percentile(100)).isEqualTo(200);
  }

  @Test
  void theOrderInWhichRunsEndedDoesNotCount() {
    assertThat(new Times(List.of(3_000_000L, 1_000_000L, 2_000_000L)).percentile(50)).isEqualTo(2);
  }

  @Test
  void withoutRunsThereIsNoTime() {
    assertThat(new Times(List.of()).percentile(99)).isZero();
  }
}
