package dev.multinode.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredValuesTest {
  static Stream<Value> values() {
    return Stream.of(
            SampleValues.all().map(SampleValues.Sample::value),
            SampleValues.files().map(SampleValues.Sample::value),
            Stream.of(
                Value.NULL,
                Value.of(Double.NaN),
                Value.of(Double.NEGATIVE_INFINITY),
                Value.of(-0.0),
                Value.of(Double.MIN_VALUE),
                Value.of("\u0000"),
                new Value.Date(Instant.parse("2024-02-29T10:30:00.123456789Z")),
                new Value.Props(Map.of("date", Value.of("no date"))),
                new Value.Array(TypeName.ANY, List.of(Value.NULL))))
        .flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueComesBackAsItWas(Value value) {
    assertThat(StoredValues.read(StoredValues.write(value))).isEqualTo(value);
  }

  @Test
  void everyNumberComesBackToTheLastBit() {
    Random random = new Random(20260103);
    for (int i = 0; i < 2_000; i++) {
      Value number = Value.of(Double.longBitsToDouble(random.nextLong()));

      assertThat(StoredValues.read(StoredValues.write(number))).isEqualTo(number);
    }
  }

  @Test
  void whatAnObjectIsCalledIsKept() {
    Value.Ref web = new Value.Ref(new TypeName("VC:Vm"), "vm-1", "web");

    assertThat(((Value.Ref) StoredValues.read(StoredValues.write(web))).display()).isEqualTo("web");
  }

  @Test
  void variablesKeepTheirOrder() {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("zeta", Value.of(1));
    variables.put("alpha", Value.NULL);
    variables.put("mid", Value.of("x"));

    Map<String, Value> read = StoredValues.readAll(StoredValues.writeAll(variables));

    assertThat(read).containsExactlyEntriesOf(variables);
    assertThat(read.keySet()).containsExactly("zeta", "alpha", "mid");
  }
}
