package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForeachItemTest {
  private static final TypeName PAIR = new TypeName("CompositeType(text:string,size:number):Pair");

  private final CountingPlugin plugin = new CountingPlugin();
  @AutoClose private final TestEngine engine = TestEngine.inMemory(plugin);

  @BeforeEach
  void aWorkflowThatMeasuresTexts() {
    engine.put(
        Flows.flow("measure")
            .input("text", TypeName.STRING)
            .input("suffix", TypeName.STRING)
            .output("long", TypeName.STRING)
            .output("size", TypeName.NUMBER)
            .item(
                Flows.task(
                        "item1",
                        "if (!text) { throw 'no text'; } marked = text + suffix; size = marked.length;",
                        "item0")
                    .in("text", TypeName.STRING, "text")
                    .in("suffix", TypeName.STRING, "suffix")
                    .out("marked", TypeName.STRING, "long")
                    .out("size", TypeName.NUMBER, "size"))
            .build());
  }

  private void put(String outBindings, String more) {
    engine.put(
        WorkflowXml.read(
            """
            <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="each" version="1.0.0">
              <display-name>Each</display-name>
              <input>
                <param name="texts" type="Array/string"/>
                <param name="suffixes" type="Array/string"/>
              </input>
              <output>
                <param name="sizes" type="Array/number"/>
                <param name="pairs" type="Array/%s"/>
              </output>
              <workflow-item name="item0" type="end" end-mode="0"/>
              <workflow-item name="item1" type="foreach" out-name="item0">
                <in-binding>
                  <bind name="text" type="Array/string" export-name="*texts"/>
                  <bind name="suffix" type="Array/string" export-name="*suffixes"/>
                </in-binding>
                <out-binding>%s</out-binding>
                <reference type="Workflow" id="measure"/>
                %s
              </workflow-item>
            </workflow>
            """
                .formatted(PAIR, outBindings, more)));
  }

  private Run run(String[] texts, String... suffixes) {
    return engine.run("each", Map.of("texts", strings(texts), "suffixes", strings(suffixes)));
  }

  private static Value.Array strings(String... texts) {
    List<Value> items = new ArrayList<>();
    for (String text : texts) {
      items.add(Value.of(text));
    }
    return new Value.Array(TypeName.STRING, items);
  }

  @Test
  void arraysGoOnTogetherAsFarAsTheShortestGoes() {
    put("<bind name=\"size\" type=\"Array/number\" export-name=\"*sizes\"/>", "");

    Run run = run(new String[] {"a", "bb", "ccc"}, "!", "??");

    assertThat(run.outputValues())
        .containsEntry(
            "sizes", new Value.Array(TypeName.NUMBER, List.of(Value.of(2), Value.of(4))));
  }

  @Test
  void resultsBecomeFieldsOfComposites() {
    put(
        "<bind name=\"long\" type=\"string\" export-name=\"*pairs.text\"/>"
            + "<bind name=\"size\" type=\"number\" export-name=\"*pairs.size\"/>",
        "");

    Run run = run(new String[] {"a", "bb"}, "!", "!");

    assertThat(run.outputValues())
        .containsEntry(
            "pairs",
            new Value.Array(
                PAIR,
                List.of(
                    new Value.Composite(PAIR, Map.of("text", Value.of("a!"), "size", Value.of(2))),
                    new Value.Composite(
                        PAIR, Map.of("text", Value.of("bb!"), "size", Value.of(3))))));
  }

  @Test
  void anErrorOfOneElementIsCaughtByItsScript() {
    put(
        "<bind name=\"size\" type=\"Array/number\" export-name=\"*sizes\"/>",
        "<iteration-catch-block><script>Counting.add(suffix + errorCode.split(' (')[0]);"
            + "</script></iteration-catch-block>");

    Run run = run(new String[] {"a", "", "ccc"}, "1", "2", "3");

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(plugin.added()).containsExactly("2no text");
    assertThat(run.outputValues())
        .containsEntry(
            "sizes",
            new Value.Array(TypeName.NUMBER, List.of(Value.of(2), Value.NULL, Value.of(4))));
  }
}
