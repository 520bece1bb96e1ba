package dev.multinode.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PlainValuesTest {
  static Stream<SampleValues.Sample> samples() {
    return Stream.concat(SampleValues.all(), SampleValues.files())
        .filter(sample -> !(sample.value() instanceof Value.Secret));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aValueIsReadAgainWithItsDeclaredType(SampleValues.Sample sample) {
    String text = PlainValues.write(sample.value()).toString();

    Value read = PlainValues.read(JsonMapper.shared().readTree(text), sample.typeName(), "p");

    // elements of properties have no declared type, so their arrays are of Any
    assertThat(PlainValues.write(read)).isEqualTo(PlainValues.write(sample.value()));
    if (!(sample.value() instanceof Value.Props)) {
      assertThat(read).isEqualTo(sample.value());
    }
  }

  @Test
  void aSecretIsNotShown() {
    assertThat(PlainValues.write(new Value.Secret("topsecret"))).hasToString("\"***\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          string       | 5                    | {"string":{"value":"5"}}
          string       | null                 | {"string":{"value":"null"}}
          SecureString | x y                  | {"secure-string":{"value":"x y"}}
          number       | 5                    | {"number":{"value":5.0}}
          number       | -1e3                 | {"number":{"value":-1000.0}}
          boolean      | TRUE                 | {"boolean":{"value":true}}
          Date         | 2026-02-03           | {"date":{"value":"2026-02-03T00:00:00.000+00:00"}}
          Date         | 2026-02-03T04:05     | {"date":{"value":"2026-02-03T04:05:00.000+00:00"}}
          VC:Vm        | vm-1                 | {"sdk-object":{"type":"VC:Vm","id":"vm-1"}}
          Workflow     | 42                   | {"sdk-object":{"type":"Workflow","id":"42"}}
          VC:Vm        | {"type":"VC:X","id":"1"} | {"sdk-object":{"type":"VC:X","id":"1"}}
          Any          | abc                  | {"string":{"value":"abc"}}
          Any          | true                 | {"boolean":{"value":true}}
          """)
  void aTextOfTheCommandLineBecomesAValue(String type, String text, String expected) {
    Value value = PlainValues.parse(text, new TypeName(type), "p");

    assertThat(JsonValues.write(value, new TypeName(type))).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "number, three",
    "number, '[1]'",
    "boolean, 1",
    "Date, soon",
    "Array/number, 1",
    "Array/number, '[\"x\"]'",
    "Properties, '[]'",
    "MimeAttachment, a.txt"
  })
  void aTextThatIsNoValueOfTheTypeIsRefused(String type, String text) {
    assertThatThrownBy(() -> PlainValues.parse(text, new TypeName(type), "count"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("parameter 'count'")
        .hasMessageContaining("give ");
  }
}
