package dev.multinode.packages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.0.0, 0",
    "1.0, 1.0.0, 0",
    "'', 0.0.0, 0",
    "1.10.0, 1.9.9, 1",
    "01.2, 1.2, 0",
    "2, 10, -1",
    "1.0.99999999999999999999, 1.0.2, 1",
    "1.a, 1.b, -1"
  })
  void versionsCompareByTheirNumbers(String first, String second, int order) {
    assertThat(Integer.signum(Versions.compare(first, second))).isEqualTo(order);
    assertThat(Integer.signum(Versions.compare(second, first))).isEqualTo(-order);
  }
}
