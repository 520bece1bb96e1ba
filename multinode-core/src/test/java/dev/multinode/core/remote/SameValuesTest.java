package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SameValuesTest {
  private static Value array(TypeName element, Value... items) {
    return new Value.Array(element, List.of(items));
  }

  static Stream<Arguments> pairs() {
    Instant fine = Instant.parse("2026-02-03T04:05:06.789123Z");
    Instant coarse = Instant.parse("2026-02-03T04:05:06.789Z");
    return Stream.of(
        Arguments.of(Value.of(1), Value.of(1), true),
        Arguments.of(Value.of(1), Value.of(2), false),
        Arguments.of(Value.of("1"), Value.of(1), false),
        Arguments.of(new Value.Date(fine), new Value.Date(coarse), true),
        Arguments.of(new Value.Secret("a"), Value.of("ciphertext"), true),
        Arguments.of(new Value.Secret("a"), Value.NULL, false),
        Arguments.of(
            array(TypeName.STRING, Value.of("a")), array(TypeName.ANY, Value.of("a")), true),
        Arguments.of(array(TypeName.STRING, Value.of("a")), array(TypeName.STRING), false),
        Arguments.of(
            new Value.Props(Map.of("a", Value.of(1))),
            new Value.Props(Map.of("a", Value.of(1), "b", Value.of(2))),
            false));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatAServerShowsIsComparedWithWhatWasSent(Value sent, Value shown, boolean same) {
    assertThat(SameValues.same(sent, shown)).isEqualTo(same);
  }

  @Test
  void anInputThatIsNotShownIsNull() {
    assertThat(SameValues.same(Map.of("a", Value.NULL), Map.of())).isTrue();
    assertThat(SameValues.same(Map.of("a", Value.of(1)), Map.of())).isFalse();
  }
}
