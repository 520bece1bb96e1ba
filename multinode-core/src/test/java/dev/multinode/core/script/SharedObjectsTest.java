package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tags, custom properties, events and runs, through real scripts. */
class SharedObjectsTest {
  /** Finds an element of the node and an object of a plug-in. */
  static final String FIND = SampleContent.C + "var o = Server.findForType('CNT:Counter', 'c7');";

  /** So many lines and the log is stored, while the script goes on. */
  private static final int LINES_SHOWN_AT_ONCE = 200;

  @AutoClose private final NodeScripts scripts = new NodeScripts();

  @BeforeEach
  void fill() {
    SampleContent.fill(scripts.engine().content());
  }

  @Test
  void objectsAreTagged() {
    scripts.run(
        FIND
            + "Server.tag(c, 'team', 'net'); Server.tag(c, 'old', null); Server.tag(c, 'team', 'web');"
            + "Server.tagGlobally(o, 'team', 'web'); Server.tagGlobally(c, 'env', 'prod');");

    assertThat(
            scripts.text(
                FIND
                    + "var mine = Server.findTagsForObject(c);"
                    + "out = mine.keys.join() + ' ' + mine.get('team') + ' ' + mine.get('old')"
                    + "+ ' ' + Server.findGlobalTagsForObject(c).get('env')"
                    + "+ ' ' + Server.findTagsForObject(o).keys.length"
                    + "+ ' ' + Server.findTagsInUse().join();"))
        .isEqualTo("old,team web null prod 0 env,old,team");
    assertThat(
            scripts.text(
                FIND
                    + "function names(found) { return found.map(function (x) { return x.id; }).join(); }"
                    + "var q = new TagQuery(); q.hasTag('team', 'web'); q.hasGlobalTag('env');"
                    + "out = [names(Server.queryByTags([{tag: 'team'}])),"
                    + "names(Server.queryByTags([{tag: ':team', value: 'web'}], 'CNT:Counter')),"
                    + "names(Server.queryByTags([{tag: 'team', value: 'net'}])),"
                    + "names(Server.queryByTags(q, 'ConfigurationElement'))].join('|');"))
        .isEqualTo("c1|c7||c1");
    assertThat(
            scripts.text(
                FIND
                    + "Server.untag(c, ['team', 'nothing']); Server.untagGlobally(c, ['env']);"
                    + "out = Server.findTagsForObject(c).keys.join()"
                    + "+ Server.findGlobalTagsForObject(c).keys.join();"))
        .isEqualTo("old");
  }

  @Test
  void objectsHaveCustomProperties() {
    scripts.run(
        FIND
            + "Server.setCustomProperty(o, 'size', 5); Server.setCustomProperty(o, 'size', 7);"
            + "Server.setCustomProperty(o, 'list', ['a', null]); Server.setCustomProperty(c, 'size', 'x');");

    assertThat(
            scripts.text(
                FIND
                    + "out = Server.getCustomProperty(o, 'size') + ' ' + Server.getCustomProperty(o, 'list').length"
                    + "+ ' ' + Server.getCustomProperty(o, 'nothing') + ' ' + Server.getCustomPropertyKeys(o).join()"
                    + "+ ' ' + Server.getObjectsWithCustomPropertyKey('size').length"
                    + "+ ' ' + Server.getObjectsURIWithCustomPropertyKey('list')[0];"))
        .isEqualTo(
            "7 2 null list,size 2 dunes://service.dunes.ch/CustomSDKObject?id='c7'&dunesName='CNT:Counter'");
    assertThat(
            scripts.text(
                FIND
                    + "Server.removeCustomProperty(o, 'list');"
                    + "var a = Server.getCustomPropertyKeys(o).join();"
                    + "Server.removeAllCustomPropertiesForTypeAndKey('cnt:counter', 'size');"
                    + "var b = Server.getCustomPropertyKeys(o).length;"
                    + "Server.setCustomProperty(o, 'x', 1); Server.removeAllCustomPropertiesForObject(o);"
                    + "Server.removeAllCustomPropertiesForType('ConfigurationElement');"
                    + "out = a + b + Server.getCustomPropertyKeys(c).length;"))
        .isEqualTo("size00");
  }

  /** What was sent before a script began is no news for it. */
  @Test
  void anEventReachesTheScriptThatWaits() {
    Run waiting =
        scripts.start(
            "for (var i = 0; i < "
                + LINES_SHOWN_AT_ONCE
                + "; i++) { System.log('has begun'); }"
                + "var e = System.waitCustomEventUntil('internal', 'done', new Date(System.getCurrentTime() + 20000));"
                + "out = e.source + (e.when > 0);");
    await().until(() -> !scripts.engine().runs().log(waiting.id(), null, null).isEmpty());

    scripts.run("System.sendCustomEvent('done');");

    assertThat(scripts.engine().end(waiting.id()).outputValues())
        .containsEntry("out", Value.of("donetrue"));
  }

  @Test
  void anEventThatIsSentAtOnceIsNotLost() {
    assertThat(
            scripts.text(
                "System.sendCustomEvent('quick'); var a = System.waitCustomEvent('internal', 'quick');"
                    + "var b = System.waitCustomEventUntil('internal', 'quick', new Date(0));"
                    + "System.sendCustomEvent('quick');"
                    + "out = a.source + b + System.waitCustomEvent('external', 'quick').source;"))
        .isEqualTo("quicknullquick");
  }

  @Test
  void aScriptStartsLooksAtAndCancelsRuns() {
    scripts
        .engine()
        .put(
            NodeScripts.workflow(
                "child",
                "System.log('hi'); out = 'got ' + in_ + workflow.name;"
                    .replace("in_", "this.nothing")));
    String started =
        scripts.text(
            "var flow = Server.getWorkflowWithId('child'); var p = new Properties(); p.put('in', 'x');"
                + "var t = flow.execute(p); while (t.state == 'running') System.sleep(10);"
                + "out = [t.name, t.state, t.exception, t.getOutputParameters().get('out'),"
                + "t.getInputParameters().get('in'), t.currentWorkflow.id, t.rootWorkflow.name,"
                + "t.startDate.length > 0, t.endDateAsDate >= t.startDateAsDate, t.isStillValid,"
                + "t.businessState, t.logEvents[0].shortDescription, flow.executions.length,"
                + "Server.getWorkflowTokenState(t.id), Server.getWorkflowTokenForId(t.id).id == t.id].join('|');");
    assertThat(started)
        .isEqualTo(
            "Flow child|completed||got undefinedFlow child|x|child|Flow child|true|true|true||hi|1|completed|true");

    scripts.engine().put(NodeScripts.workflow("slow", "System.sleep(60000);"));
    assertThat(
            scripts.text(
                "var t = Server.getWorkflowWithId('slow').execute({}); t.cancel();"
                    + "out = t.state + (t.exception != null) + Server.getWorkflowTokenState('nothing');"))
        .isEqualTo("canceledtruenull");
  }

  @Test
  void aWorkflowTellsWhatItIs() {
    scripts.engine().put(NodeScripts.workflow("child", "out = 1;"));

    assertThat(
            scripts.text(
                "var w = Server.getWorkflowWithId('child');"
                    + "out = [w.inParameters[0].name, w.outParameters[0].type, w.attributes.length,"
                    + "w.numberOfItem, w.firstItem.displayName, w.firstItem.nextItem.name,"
                    + "w.items[1].script, w.workflowCategory.name, w.parameterInfos.get('in')].join();"))
        .isEqualTo("in,Any,0,2,Step,item0,out = 1;,Tests,Any");
  }

  @Test
  void theOwnRunIsAToken() {
    Run run = scripts.start("out = workflow; workflow.getInputParameters(); in_ = 1;");
    Run ended = scripts.engine().end(run.id());

    assertThat(ended.outputValues().get("out"))
        .isInstanceOfSatisfying(
            Value.Ref.class,
            token -> {
              assertThat(token.type().text()).isEqualTo("WorkflowToken");
              assertThat(token.id()).isEqualTo(run.id());
            });
  }

  @Test
  void variablesAreDumpedToTheLog() {
    Run run = scripts.start("loose = 5; var out = 'o'; Debug.dumpVariables();");
    scripts.engine().end(run.id());

    assertThat(scripts.engine().runs().log(run.id(), "debug", null))
        .extracting(LogLine::text)
        .containsExactly("loose = 5", "out = o");
  }

  @Test
  void anInputThatDoesNotFitNamesItself() {
    scripts
        .engine()
        .put(
            Workflow.builder("typed", "Typed")
                .rootName("item0")
                .input("n", TypeName.NUMBER)
                .item(Item.builder("item0", "end"))
                .build());

    assertThat(scripts.error("Server.getWorkflowWithId('typed').execute({n: 'many'});"))
        .contains("Workflow.execute: input 'n' is declared as number");
    Run run = scripts.engine().run("typed", Map.of("n", Value.of(1)));
    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
  }
}
