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
  private static final StoredValues VALUES = StoredValues.inClearText();

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
    assertThat(VALUES.read(VALUES.write(value))).isEqualTo(value);
  }

  @Test
  void everyNumberComesBackToTheLastBit() {
    Random random = new Random(20260103);
    for (int i = 0; i < 2_000; i++) {
      Value number = Value.of(Double.longBitsToDouble(random.nextLong()));

      assertThat(VALUES.read(VALUES.write(number))).isEqualTo(number);
    }
  }

  @Test
  void whatAnObjectIsCalledIsKept() {
    Value.Ref web = new Value.Ref(new TypeName("VC:Vm"), "vm-1", "web");

    assertThat(((Value.Ref) VALUES.read(VALUES.write(web))).display()).isEqualTo("web");
  }

  @Test
  void longNamesAndDeepValuesComeBackToo() {
    Value value = new Value.Props(Map.of("n".repeat(60_000), Value.of("x".repeat(30_000_000))));
    for (int i = 0; i < 600; i++) {
      value = new Value.Props(Map.of("inner", value));
    }

    assertThat(VALUES.write(VALUES.read(VALUES.write(value)))).isEqualTo(VALUES.write(value));
  }

  @Test
  void secretsAreWrittenAsTheirSealOnly() {
    StoredValues sealing = new StoredValues(text -> "sealed " + text.length(), text -> "opened");
    Value login = new Value.Props(Map.of("password", new Value.Secret("hunter2")));

    String written = sealing.write(login);

    assertThat(written).contains("sealed 7").doesNotContain("hunter2");
    assertThat(sealing.read(written))
        .isEqualTo(new Value.Props(Map.of("password", new Value.Secret("opened"))));
    assertThat(sealing.hidingSecrets().read(written))
        .isEqualTo(new Value.Props(Map.of("password", new Value.Secret("***"))));
  }

  @Test
  void variablesKeepTheirOrder() {
    Map<String, Value> variables = new LinkedHashMap<>();
    variables.put("zeta", Value.of(1));
    variables.put("alpha", Value.NULL);
    variables.put("mid", Value.of("x"));

    Map<String, Value> read = VALUES.readAll(VALUES.writeAll(variables));

    assertThat(read).containsExactlyEntriesOf(variables);
    assertThat(read.keySet()).containsExactly("zeta", "alpha", "mid");
  }
}
