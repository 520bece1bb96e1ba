package dev.multinode.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonValuesTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  static Stream<SampleValues.Sample> samples() {
    return Stream.concat(SampleValues.all(), SampleValues.files());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenIsReadAgain(SampleValues.Sample sample) {
    String text = JsonValues.write(sample.value(), sample.typeName()).toString();

    assertThat(JsonValues.read(MAPPER.readTree(text), sample.typeName(), "p"))
        .isEqualTo(sample.value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          string        | abc                  | {"string":{"value":"abc"}}
          Regexp        | ^a.*                 | {"regex":{"value":"^a.*"}}
          SecureString  | x                    | {"secure-string":{"value":"x"}}
          Text          | abc                  | {"string":{"value":"abc"}}
          number        | 3                    | {"number":{"value":3.0}}
          boolean       | true                 | {"boolean":{"value":true}}
          Date          | 2026-02-03T04:05:06Z | {"date":{"value":"2026-02-03T04:05:06.000+00:00"}}
          Array/string  | ["a",null]           | {"array":{"elements":[{"string":{"value":"a"}},null]}}
          Properties    | {"cpu":2,"x":null}   | {"properties":{"property":[{"key":"cpu","value":{"number":{"value":2.0}}},{"key":"x"}]}}
          VC:HostSystem | h-1                  | {"sdk-object":{"type":"VC:HostSystem","id":"h-1"}}
          """)
  void theKeyFollowsFromTheType(String type, String plain, String expected) {
    TypeName declared = new TypeName(type);

    Value value = PlainValues.parse(plain, declared, "p");

    assertThat(JsonValues.write(value, declared)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          number          | {"number":{"value":"3"}}                 | 3
          number          | {"string":{"value":"3"}}                 | 3
          NUMBER          | {"number":{"value":3}}                   | 3
          boolean         | {"boolean":{"value":"True"}}             | true
          boolean         | {"string":{"value":"false"}}             | false
          SecureString    | {"string":{"value":"x"}}                 | "***"
          EncryptedString | {"encrypted-string":{"value":"x"}}       | "***"
          Any             | {"number":{"value":2}}                   | 2
          string          | {"string":{"value":"null"}}              | "null"
          Date            | {"date":{"value":1770091506789}}         | "2026-02-03T04:05:06.789Z"
          Date            | {"date":{"value":"1770091506789"}}       | "2026-02-03T04:05:06.789Z"
          Date            | {"date":{"value":"2026-02-03T05:05:06+0100"}}  | "2026-02-03T04:05:06Z"
          Date            | {"date":{"value":"2026-02-03T05:05:06+01:00"}} | "2026-02-03T04:05:06Z"
          Date            | {"date":{"value":"2026-02-03T04:05:06.5Z"}}    | "2026-02-03T04:05:06.500Z"
          array/string    | {"array":{"elements":[{"string":{"value":"a"}},null]}} | ["a",null]
          Array/string    | {"array":{"elements":[]}}                | []
          Array/Array/number | {"array":{"elements":[{"array":{"elements":[{"number":{"value":1}}]}}]}} | [[1]]
          Properties      | {"properties":{"property":[{"key":"k"}]}} | {"k":null}
          CompositeType(a:string) | {"composite":{"property":[{"id":"a","value":{"string":{"value":"x"}}}]}} | {"a":"x"}
          MimeAttachment  | {"mime-attachment":{"name":"a","mime-type":"t/p","mime-content":"QQ=="}} | {"name":"a","mimeType":"t/p","content":"QQ=="}
          Workflow        | {"sdk-object":{"id":"w1","display-value":"Greet"}} | {"type":"Workflow","id":"w1","name":"Greet"}
          string          | "null"                                   | null
          string          | null                                     | null
          string          | {"string":{"value":null}}                | null
          string          | {}                                       | null
          """)
  void whatClientsSendIsUnderstood(String type, String sent, String plain) {
    Value value = JsonValues.read(MAPPER.readTree(sent), new TypeName(type), "p");

    assertThat(PlainValues.write(value)).hasToString(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SecureString | {"SecureString":{"value":"topsecret"}}
          string       | {"text":{"value":"x"}}
          string       | {"attribute-reference":{"config-id":"c"}}
          number       | {"number":{"value":"three"}}
          number       | {"boolean":{"value":true}}
          string       | {"number":{"value":3}}
          Date         | {"date":{"value":"tomorrow"}}
          boolean      | {"boolean":{"value":"yes"}}
          Array/string | {"string":{"value":"a"}}
          Array/number | {"array":{"elements":[{"string":{"value":"x"}}]}}
          Array/string | {"array":{"elements":["a"]}}
          Properties   | {"properties":{"property":[{"value":{"string":{"value":"x"}}}]}}
          VC:Vm        | {"string":{"value":"vm-1"}}
          VC:Vm        | {"sdk-object":{"type":"VC:Vm"}}
          string       | {"string":{"value":"x"},"number":{"value":1}}
          string       | "x"
          string       | {"string":"x"}
          Array/string | {"array":{"elements":"a"}}
          Properties   | {"properties":{"property":{"key":"a"}}}
          MimeAttachment | {"mime-attachment":{"content":"?"}}
          """)
  void whatIsNoValueOfTheTypeIsRefusedByName(String type, String sent) {
    JsonNode node = MAPPER.readTree(sent);

    assertThatThrownBy(() -> JsonValues.read(node, new TypeName(type), "vmCount"))
        .isInstanceOfSatisfying(
            InvalidValueException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_INVALID))
        .hasMessageContaining("'vmCount'")
        .hasMessageContaining("send it as")
        .hasMessageNotContaining("topsecret");
  }

  @Test
  void aParameterOfTheWorkflowDecidesAboutTheType() {
    JsonNode sent =
        MAPPER.readTree(
            """
            [{"name":"who","type":"STRING","value":{"string":{"value":"Ada"}}},
             {"name":"pin","type":"string","value":{"string":{"value":"1234"}}},
             {"name":"unknown","value":{"string":{"value":"x"}}},
             {"name":"nothing","value":null}]
            """);

    Map<String, Value> values =
        JsonValues.readParameters(
            sent,
            List.of(
                new Parameter("who", TypeName.STRING),
                new Parameter("pin", TypeName.SECURE_STRING),
                new Parameter("nothing", TypeName.NUMBER),
                new Parameter("missing", TypeName.NUMBER)));

    assertThat(values)
        .containsExactly(
            Map.entry("who", Value.of("Ada")),
            Map.entry("pin", new Value.Secret("1234")),
            Map.entry("nothing", Value.NULL));
  }

  @Test
  void aParameterWithoutDeclarationHasTheTypeItBrings() {
    JsonNode sent =
        MAPPER.readTree(
            """
            [{"name":"vms","type":"Array/VC:Vm","value":{"array":{"elements":[]}}},
             {"name":"any","value":{"number":{"value":1}}}]
            """);

    assertThat(JsonValues.readParameters(sent))
        .containsEntry("vms", new Value.Array(new TypeName("VC:Vm"), List.of()))
        .containsEntry("any", Value.of(1));
  }

  @Test
  void aListOfParametersMayBeMissingButNotBeSomethingElse() {
    assertThat(JsonValues.readParameters(MAPPER.nullNode())).isEmpty();
    assertThatThrownBy(() -> JsonValues.readParameters(MAPPER.readTree("{\"name\":\"x\"}")))
        .isInstanceOf(InvalidValueException.class);
    assertThatThrownBy(() -> JsonValues.readParameters(MAPPER.readTree("[{\"type\":\"string\"}]")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("has no name");
  }

  @Test
  void anAnswerLeavesOutNullsAndHidesSecrets() {
    JsonValueWriter answer =
        new JsonValueWriter(ref -> Optional.of("https://node/" + ref.id() + "/"), false);

    assertThat(answer.writeParameter(new Parameter("a", TypeName.NUMBER, "How many"), Value.NULL))
        .hasToString(
            """
            {"name":"a","type":"number","scope":"local","description":"How many"}""");
    assertThat(answer.write(new Value.Secret("topsecret"), TypeName.SECURE_STRING))
        .hasToString(
            """
            {"secure-string":{"value":"***","isPlainText":false}}""");
    assertThat(answer.write(new Value.Ref(new TypeName("VC:Vm"), "vm-1", "web"), TypeName.ANY))
        .hasToString(
            """
            {"sdk-object":{"type":"VC:Vm","id":"vm-1","display-value":"web","href":"https://node/vm-1/"}}""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-03T04:05:06.789123Z", "2026-02-03T04:05:06.789Z"})
  void aDateIsWrittenToTheMillisecond(String at) {
    assertThat(JsonValues.write(new Value.Date(Instant.parse(at)), TypeName.DATE))
        .hasToString(
            """
            {"date":{"value":"2026-02-03T04:05:06.789+00:00"}}""");
  }
}
