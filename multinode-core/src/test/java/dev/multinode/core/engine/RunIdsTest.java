package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunIdsTest {
  private static final long NOW = 1_795_000_000_000L;

  @Test
  void idsAreUuidsOfVersionSeven() {
    UUID id = UUID.fromString(RunIds.next(NOW));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW);
  }

  @Test
  void laterIdsSortBehindEarlierOnes() {
    assertThat(RunIds.next(NOW)).isLessThan(RunIds.next(NOW + 1));
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(RunIds.next(NOW));
    }

    assertThat(ids).hasSize(10_000);
  }
}
