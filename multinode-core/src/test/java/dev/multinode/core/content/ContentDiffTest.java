package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.CorpusPackage;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContentDiffTest {
  @Test
  void twoReleasesDifferInWhatWasChanged() {
    Map<String, Element> old = elements("demo-1.0.0.package");
    Map<String, List<String>> changes = new TreeMap<>();

    elements("demo-1.1.0.package")
        .forEach(
            (id, now) -> {
              if (old.containsKey(id)) {
                List<String> what = ContentDiff.what(old.get(id), now);
                if (!what.isEmpty()) {
                  changes.put(now.info().name(), what);
                }
              }
            });

    assertThat(changes)
        .containsExactly(
            Map.entry("Demo settings", List.of("value of orderLimit")),
            Map.entry("Greet", List.of("script of item1")),
            Map.entry("Switch by kind", List.of("script of item3")));
  }

  private static Map<String, Element> elements(String file) {
    Map<String, Element> elements = new TreeMap<>();
    CorpusPackage.read(file)
        .elements()
        .forEach(member -> elements.put(member.id(), member.element()));
    return elements;
  }

  @Test
  void everyPartOfAWorkflowHasItsWord() {
    Element old =
        workflow(
            Workflow.builder("w", "Old")
                .input("a", TypeName.STRING)
                .attribute(Attribute.of("limit", TypeName.NUMBER, Value.of(1)))
                .item(Item.builder("item1", "task").outName("item2").script("x"))
                .item(Item.builder("item2", "end"))
                .build());
    Element now =
        workflow(
            Workflow.builder("w", "New")
                .description("Now with words.")
                .input("a", TypeName.NUMBER)
                .output("b", TypeName.STRING)
                .mandatory("a")
                .attribute(Attribute.of("limit", TypeName.NUMBER, Value.of(2)))
                .attribute(Attribute.of("more", TypeName.NUMBER, Value.of(2)))
                .item(
                    Item.builder("item1", "task")
                        .outName("item3")
                        .script("y")
                        .in("a", TypeName.NUMBER, "a"))
                .item(Item.builder("item3", "end"))
                .build());

    assertThat(ContentDiff.what(old, now))
        .containsExactlyInAnyOrder(
            "name",
            "description",
            "inputs",
            "outputs",
            "presentation",
            "value of limit",
            "attribute more added",
            "script of item1",
            "next item of item1",
            "bindings of item1",
            "item2 removed",
            "item3 added");
  }

  private static Element workflow(Workflow workflow) {
    return Elements.of(workflow, List.of("Example"));
  }

  @Test
  void theVersionIsNamedWhenItIsAll() {
    Workflow workflow = Workflow.builder("w", "W").build();

    assertThat(ContentDiff.what(workflow(workflow), workflow(workflow.withVersion("2.0.0"))))
        .containsExactly("version");
  }

  @Test
  void aResourceDiffersInItsPayloadOrItsAttributes() {
    Element old = resource("text/plain", "a");

    assertThat(ContentDiff.what(old, resource("text/plain", "b"))).containsExactly("payload");
    assertThat(ContentDiff.what(old, resource("text/html", "a"))).containsExactly("MIME type");
    assertThat(ContentDiff.what(old, resource("text/plain", "a"))).isEmpty();
  }

  private static Element resource(String mimeType, String content) {
    return Elements.of(
        new ResourceElement("r", "R", "1.0.0", "", mimeType, "vef", content.getBytes(UTF_8)),
        List.of("Example"));
  }

  @Test
  void whatIsNotUnderstoodDiffersInItsContent() {
    ElementType type = new ElementType("HologramTemplate");
    Element old = Elements.read(type, "h", List.of("X"), new byte[] {1}, Map.of());
    Element now = Elements.read(type, "h", List.of("X"), new byte[] {2}, Map.of());

    assertThat(ContentDiff.what(old, now)).containsExactly("content");
  }
}
