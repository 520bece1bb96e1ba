package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.store.Database;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real workflows look like, as {@code vro-workflow-xml.md} counts it. */
class RealWorkflowsTest {
  /** The text that editors generate for a task that starts a workflow and does not wait for it. */
  private static final String LAUNCH =
      """
      //Auto-generated script
      var workflowToLaunch = Server.getWorkflowWithId("launched");
      if (workflowToLaunch == null) {
        throw "Workflow not found";
      }
      var workflowParameters = new Properties();
      workflowParameters.put("in", in_text);
      wfToken = workflowToLaunch.execute(workflowParameters);
      %s
      """;

  @TempDir private Path folder;

  private final CountingPlugin plugin = new CountingPlugin();
  @AutoClose private final TestEngine engine = TestEngine.inMemory(plugin);

  /** A workflow of these parts; it begins with item1 and has the end item0. */
  private static String workflow(String id, String parts) {
    return """
        <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="%s" version="1.0.0">
          <display-name>Flow %s</display-name>
          %s
          <workflow-item name="item0" type="end" end-mode="0"/>
        </workflow>
        """
        .formatted(id, id, parts);
  }

  private void put(String id, String parts) {
    engine.put(WorkflowXml.read(workflow(id, parts)));
  }

  private static String launcher(String more) {
    return workflow(
        "launcher",
        """
        <input><param name="text" type="string"/></input>
        <output><param name="state" type="string"/><param name="id" type="string"/></output>
        <attrib name="token" type="WorkflowToken"/>
        <workflow-item name="item1" type="task" out-name="item2" launched-workflow-id="launched">
          <script encoded="false"><![CDATA[%s]]></script>
          <in-binding><bind name="in_text" type="string" export-name="text"/></in-binding>
          <out-binding><bind name="wfToken" type="WorkflowToken" export-name="token"/></out-binding>
        </workflow-item>
        <workflow-item name="item2" type="task" out-name="item0">
          <script><![CDATA[
            while (token.state != 'completed') { System.sleep(5); }
            state = token.state; id = token.id;]]></script>
          <in-binding><bind name="token" type="WorkflowToken" export-name="token"/></in-binding>
          <out-binding>
            <bind name="state" type="string" export-name="state"/>
            <bind name="id" type="string" export-name="id"/>
          </out-binding>
        </workflow-item>
        """
            .formatted(LAUNCH.formatted(more)));
  }

  @Test
  void aTaskStartsAWorkflowAndDoesNotWaitForIt() {
    engine.put(Flows.copy("launched", "Counting.add('launched');"));
    engine.put(WorkflowXml.read(launcher("")));

    Run run = engine.run("launcher", Map.of("text", Value.of("x")));

    assertThat(run.error()).isNull();
    assertThat(run.outputValues()).containsEntry("state", Value.of("completed"));
    Run launched = engine.runs().list("launched", null, 0, 10).get(0);
    assertThat(run.outputValues()).containsEntry("id", Value.of(launched.id()));
    assertThat(launched.inputs().get(0).value()).isEqualTo(Value.of("x"));
    assertThat(launched.parentId()).as("a run of its own").isNull();
  }

  @Test
  void aWorkflowIsLaunchedOnceAlsoWhenTheTaskRunsAgain() {
    CountingPlugin first = new CountingPlugin();
    String id;
    try (TestEngine dying = TestEngine.at(Database.fileUrl(folder), first)) {
      dying.put(Flows.copy("launched", ""));
      dying.put(WorkflowXml.read(launcher("Counting.hold();")));
      id = dying.start("launcher", Map.of("text", Value.of("x"))).id();
      await().until(first::isHolding);
      dying.kill();
      first.release();
    }

    plugin.release();
    try (TestEngine again = TestEngine.at(Database.fileUrl(folder), plugin)) {
      assertThat(again.end(id).state()).isEqualTo(RunState.COMPLETED);
      assertThat(again.runs().count("launched", null)).isEqualTo(1);
    }
  }

  @Test
  void predefinedTasksRunTheirScripts() {
    put(
        "predefined",
        """
        <output><param name="count" type="number"/></output>
        <attrib name="text" type="string"><value encoded="n">hello</value></attrib>
        <attrib name="counter" type="number"><value encoded="n">1.0</value></attrib>
        <workflow-item name="item1" prototype-id="system-log" out-name="item2" type="task"
            content-mode="x" interaction="l">
          <script encoded="false"><![CDATA[//Auto generated script, cannot be modified !
        System.log(text);]]></script>
          <in-binding><bind name="text" type="string" export-name="text"/></in-binding>
        </workflow-item>
        <workflow-item name="item2" prototype-id="increase-counter" out-name="item3" type="task">
          <script encoded="false">counter = counter + 1;</script>
          <in-binding><bind name="counter" type="number" export-name="counter"/></in-binding>
          <out-binding><bind name="counter" type="number" export-name="count"/></out-binding>
        </workflow-item>
        <workflow-item name="item3" prototype-id="sleep" out-name="item4" type="task">
          <script encoded="false">System.sleep(1);</script>
        </workflow-item>
        <workflow-item name="item4" prototype-id="system-error" out-name="item0" type="task">
          <script encoded="false">System.error(text);</script>
          <in-binding><bind name="text" type="string" export-name="text"/></in-binding>
        </workflow-item>
        """);

    Run run = engine.run("predefined", Map.of());

    assertThat(run.outputValues()).containsEntry("count", Value.of(2));
    assertThat(engine.runs().log(run.id(), "info", null))
        .extracting(LogLine::severity, LogLine::text)
        .containsExactly(tuple("info", "hello"), tuple("error", "hello"));
  }

  @Test
  void theBusinessStatusIsThatOfTheLastItemThatHasOne() {
    put(
        "status",
        """
        <workflow-item name="item1" business-status="checking" out-name="item2" type="task">
          <script>1;</script>
        </workflow-item>
        <workflow-item name="item2" business-status="" out-name="item3" type="task">
          <script>Counting.hold();</script>
        </workflow-item>
        <workflow-item name="item3" business-status="done" out-name="item0" type="task">
          <script>1;</script>
        </workflow-item>
        """);

    Run run = engine.start("status", Map.of());
    await().until(plugin::isHolding);
    assertThat(engine.runs().get(run.id()).businessState()).isEqualTo("checking");
    plugin.release();

    assertThat(engine.end(run.id()).businessState()).isEqualTo("done");
  }

  @Test
  void bindingsToVariablesThatAreNotThereAreNull() {
    put(
        "unresolved",
        """
        <output><param name="seen" type="String"/></output>
        <workflow-item type="task" out-name="item0" name="item1" catch-name="">
          <script><![CDATA[seen = '' + ghost + empty + none; lost = 5;]]></script>
          <in-binding>
            <bind export-name="ghost" type="string" name="ghost"/>
            <bind export-name="" type="string" name="empty"/>
            <bind type="string" name="none"/>
          </in-binding>
          <out-binding>
            <bind name="seen" type="String" export-name="seen"/>
            <bind name="lost" type="number" export-name="nowhere"/>
            <bind name="never" type="string" export-name="NULL" explicitly-not-bound="true"/>
          </out-binding>
        </workflow-item>
        """);

    Run run = engine.run("unresolved", Map.of());

    assertThat(run.outputValues()).containsEntry("seen", Value.of("nullnullnull"));
  }

  @Test
  void attributesComeFromConfigurationsOrFromTheCopy() {
    engine
        .content()
        .put(
            List.of(
                Elements.of(
                    ConfigurationElement.create(
                        "settings",
                        "Settings",
                        List.of(Attribute.of("limit", TypeName.NUMBER, Value.of(7)))),
                    List.of("Tests"))),
            null);
    String attribute = "<attrib name='%s' type='number' conf-id='%s' conf-key='%s'>%s</attrib>";
    put(
        "configured",
        "<output><param name='seen' type='string'/></output>"
            + attribute.formatted("a", "settings", "limit", "<value encoded='n'>1.0</value>")
            + attribute.formatted("b", "settings", "limit", "")
            + attribute.formatted("c", "settings", "gone", "<value encoded='n'>2.0</value>")
            + attribute.formatted("d", "gone", "limit", "<value encoded='n'>3.0</value>")
            + attribute.formatted("e", "gone", "limit", "")
            + """
              <workflow-item name="item1" type="task" out-name="item0">
                <script>seen = [a, b, c, d, e].join();</script>
                <in-binding>
                  <bind name="a" type="number" export-name="a"/>
                  <bind name="b" type="number" export-name="b"/>
                  <bind name="c" type="number" export-name="c"/>
                  <bind name="d" type="number" export-name="d"/>
                  <bind name="e" type="number" export-name="e"/>
                </in-binding>
                <out-binding><bind name="seen" type="string" export-name="seen"/></out-binding>
              </workflow-item>
              """);

    assertThat(engine.run("configured", Map.of()).outputValues())
        .containsEntry("seen", Value.of("7,7,2,3,"));
  }

  @Test
  void bothEncodingsOfCollectionsAreRead() {
    String attribute =
        "<attrib name='%s' type='%s'><value encoded='n'><![CDATA[%s]]></value></attrib>";
    put(
        "collections",
        "<output><param name='seen' type='string'/></output>"
            + attribute.formatted("a", "Array/string", "#{#string#x#;#string#y#}#")
            + attribute.formatted("b", "Array/string", "[8:string#x,8:string#y]")
            + attribute.formatted("c", "Properties", "#[#key#=#number#5.0#]#")
            + attribute.formatted("d", "Properties", "{3:10:key=number#5.0\n}")
            + attribute.formatted("e", "Array/string", "#{##}#")
            + """
              <workflow-item name="item1" type="task" out-name="item0">
                <script>seen = [a.join('-'), b.join('-'), c.get('key'), d.get('key'), e.length].join();</script>
                <in-binding>
                  <bind name="a" type="Array/string" export-name="a"/>
                  <bind name="b" type="Array/string" export-name="b"/>
                  <bind name="c" type="Properties" export-name="c"/>
                  <bind name="d" type="Properties" export-name="d"/>
                  <bind name="e" type="Array/string" export-name="e"/>
                </in-binding>
                <out-binding><bind name="seen" type="string" export-name="seen"/></out-binding>
              </workflow-item>
              """);

    Run run = engine.run("collections", Map.of());

    assertThat(run.error()).isNull();
    assertThat(run.outputValues()).containsEntry("seen", Value.of("x-y,x-y,5,5,0"));
  }

  @Test
  void linksGoAsDeepAsTheLimit() {
    engine.put(Flows.copy("depth0", "out = 'bottom';"));
    IntStream.range(1, 50).forEach(i -> engine.put(Flows.link("depth" + i, "depth" + (i - 1))));
    engine.put(Flows.link("depth50", "depth49"));

    Run deep = engine.run("depth49", Map.of("in", Value.of("x")));
    Run tooDeep = engine.run("depth50", Map.of("in", Value.of("x")));

    assertThat(deep.outputValues()).containsEntry("out", Value.of("bottom"));
    assertThat(tooDeep.error())
        .contains("50 deep")
        .contains("the limit 'engine.maxDepth'")
        .contains("does one call itself?");
  }

  @Test
  void anItemThatLeadsNowhereIsAnErrorThatNamesIt() {
    put(
        "broken",
        "<workflow-item name='item1' type='task' out-name='item7'><script>1;</script></workflow-item>");

    assertThat(engine.run("broken", Map.of()).error())
        .isEqualTo("workflow 'Flow broken' has no item 'item7'; correct the workflow");
  }

  @Test
  void anErrorHandlerTakesWhatNothingElseCatches() {
    put(
        "handled",
        """
        <error-handler name="item5" throw-bind-name="problem"><position y="1.0" x="1.0"/></error-handler>
        <output><param name="problem" type="string"/><param name="seen" type="string"/></output>
        <attrib name="own" type="string"/>
        <workflow-item name="item1" type="task" out-name="item0" throw-bind-name="own">
          <script>throw new Error('bad');</script>
        </workflow-item>
        <workflow-item name="item5" type="task" out-name="item0">
          <script>seen = own;</script>
          <in-binding><bind name="own" type="string" export-name="own"/></in-binding>
          <out-binding><bind name="seen" type="string" export-name="seen"/></out-binding>
        </workflow-item>
        """);

    Run run = engine.run("handled", Map.of());

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(run.outputValues().get("problem").toString()).contains("bad").contains("(item1)#1");
    assertThat(run.outputValues().get("seen")).isEqualTo(run.outputValues().get("problem"));
  }

  @Test
  void aFailingEndThrowsTheValueOfItsVariableWhateverItsType() {
    String end =
        "<attrib name='why' type='%s'>%s</attrib>"
            + "<workflow-item name='item1' type='end' end-mode='1' throw-bind-name='why'/>";
    put("text", end.formatted("string", "<value encoded='n'>no room</value>"));
    put("number", end.formatted("number", "<value encoded='n'>404.0</value>"));
    put("nothing", end.formatted("string", ""));

    assertThat(engine.run("text", Map.of()).error()).isEqualTo("no room");
    assertThat(engine.run("number", Map.of()).error()).isEqualTo("404");
    assertThat(engine.run("nothing", Map.of()).error())
        .isEqualTo("the workflow ended with an error (Workflow:Flow nothing / item1 (item1))");
  }

  @Test
  void aDecisionTakesTheNamesOfItsActionWithAndWithoutTheirPrefix() {
    engine
        .content()
        .put(
            List.of(
                Elements.of(
                    Action.create(
                        "even",
                        "isEven",
                        TypeName.BOOLEAN,
                        List.of(new Parameter("n", TypeName.NUMBER)),
                        "return n % 2 == 0;"),
                    "tests")),
            null);
    for (String name : List.of("n", "arg_in_n")) {
      put(
          "decide-" + name,
          """
          <input><param name="number" type="number"/></input>
          <workflow-item name="item1" type="decision-activity" out-name="item0" alt-out-name="item2">
            <reference type="ScriptModule" id="tests/isEven"/>
            <script encoded="false">return true ;</script>
            <in-binding><bind name="%s" type="number" export-name="number"/></in-binding>
          </workflow-item>
          <workflow-item name="item2" type="end" end-mode="1"/>
          """
              .formatted(name));

      List<RunState> states =
          IntStream.of(2, 3)
              .mapToObj(n -> engine.run("decide-" + name, Map.of("number", Value.of(n))).state())
              .toList();

      assertThat(states).containsExactly(RunState.COMPLETED, RunState.FAILED);
    }
  }
}
