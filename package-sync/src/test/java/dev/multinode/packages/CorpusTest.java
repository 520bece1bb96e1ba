package dev.multinode.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every test package gives exactly what is expected of it. */
class CorpusTest {
  private final JsonMapper json = new JsonMapper();

  @TestFactory
  Stream<DynamicTest> everyFileIsUnderstood() {
    Trust trust = Corpus.trust();
    return Corpus.expected().path("files").propertyStream().map(each -> test(each, trust));
  }

  @TestFactory
  Stream<DynamicTest> differencesAreNamed() {
    return Corpus.expected()
        .path("diffs")
        .valueStream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.path("old").asString() + " to " + each.path("new").asString(),
                    () -> {
                      PackageDiff diff =
                          Packages.diff(
                              Corpus.file(each.path("old").asString()),
                              Corpus.file(each.path("new").asString()));
                      JsonNode found = json.readTree(json.writeValueAsString(diff));
                      assertThat(found.path("changes")).isEqualTo(each.path("changes"));
                    }));
  }

  @Test
  void elementsThatNobodyCanReadAreComparedAsTheyAre() {
    Path opaque = Corpus.file("opaque.package");

    assertThat(Packages.diff(opaque, opaque).changes()).isEmpty();
    assertThat(Packages.diff(Corpus.file("empty.package"), opaque).changes()).hasSize(2);
  }

  private DynamicTest test(Map.Entry<String, JsonNode> each, Trust trust) {
    return DynamicTest.dynamicTest(
        each.getKey(),
        () ->
            compare(
                (ObjectNode) each.getValue(),
                Packages.verify(Corpus.file(each.getKey()), trust, Corpus.TODAY)));
  }

  private void compare(ObjectNode expected, Verification verification) {
    JsonNode found = json.readTree(json.writeValueAsString(verification));
    expected.remove("note");
    JsonNode alternatives = expected.remove("alternatives");
    if (alternatives != null
        && alternatives.valueStream().anyMatch(each -> each.equals(found.path("verdict")))) {
      return;
    }
    if (verification.verdict().equals("SIGNER_UNKNOWN")) {
      // what an unknown signer is called cannot be known
      ((ObjectNode) expected.path("signer")).remove("identity");
    }
    assertThat(normalised(found)).isEqualTo(normalised(expected));
  }

  /** Elements by id, numbers without regard to their type. */
  private static Object normalised(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> fields = new TreeMap<>();
      node.propertyStream()
          .forEach(
              each ->
                  fields.put(
                      each.getKey(),
                      each.getKey().equals("elements")
                          ? byId(each.getValue())
                          : normalised(each.getValue())));
      return fields;
    } else if (node.isArray()) {
      return node.valueStream().map(CorpusTest::normalised).toList();
    }
    return node.isNumber() ? (Object) node.doubleValue() : node.toString();
  }

  private static Map<String, Object> byId(JsonNode elements) {
    Map<String, Object> byId = new TreeMap<>();
    elements.forEach(each -> byId.put(each.path("id").stringValue(), normalised(each)));
    return byId;
  }
}
