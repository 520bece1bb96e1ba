package dev.multinode.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.check.Finding.Kind;
import dev.multinode.core.content.Action;
import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.ItemBuilder;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowBuilder;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.testing.CorpusPackage;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.testing.InMemoryContentStore;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowCheckTest {
  private static final Set<String> TYPES =
      Set.of(
          "task",
          "end",
          "link",
          "foreach",
          "condition",
          "custom-condition",
          "switch",
          "input",
          "multiple",
          "decision-activity",
          "waiting-event",
          "waiting-timer");

  private final ContentStore store = new InMemoryContentStore();
  private final WorkflowCheck check =
      new WorkflowCheck(
          store, new ContentLibrary(store), TYPES::contains, Set.of(new CountingPlugin()));

  private static WorkflowBuilder flow(String id) {
    return Workflow.builder(id, "Flow " + id).rootName("item1").item(Item.builder("item0", "end"));
  }

  private static ItemBuilder task(String script) {
    return Item.builder("item1", "task").displayName("Step").outName("item0").script(script);
  }

  private void put(WorkflowBuilder workflow) {
    store.put(List.of(Elements.of(workflow.build(), List.of("Tests"))), null);
  }

  private void action(String module, String name, String script) {
    Action action = Action.create(module + name, name, TypeName.ANY, List.of(), script);
    store.put(List.of(Elements.of(action, module)), null);
  }

  private List<String> found(String id) {
    return check.check(id).findings().stream()
        .map(f -> f.kind().word() + " " + f.what() + " " + f.names() + " " + f.places())
        .toList();
  }

  @Test
  void aWorkflowThatHasAllItNeedsHasNoFindings() {
    action("org.x", "find", "return 1;");
    put(
        flow("w")
            .input("in", TypeName.STRING)
            .attribute(Attribute.of("out", TypeName.STRING, dev.multinode.core.value.Value.NULL))
            .item(
                task("out = System.getModule('org.x').find(); Counting.add(s); i = workflow.id;")
                    .in("s", TypeName.STRING, "in")
                    .in("n", TypeName.STRING, null)
                    .out("out", TypeName.STRING, "out")));

    assertThat(found("w")).isEmpty();
    assertThat(check.check("w").actions()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VcPlugin.x();                            | missing-plugin VC [VcPlugin]",
        "\\nvar x = new RESTHost();               | missing-plugin REST [RESTHost]",
        "System.getModule('org.x').gone();        | missing-action org.x/gone []",
        "System.getModule('com.vmware.library.vc.vm').gone(); | missing-plugin VC [com.vmware.library.vc.vm/gone]",
        "Server.getWorkflowWithId('gone');        | missing-workflow gone []",
        "System.fly();                            | not-implemented System.fly []",
        "undeclared();                            | unknown-name undeclared []",
        "if (;                                    | syntax-error",
      })
  void whatAScriptMissesIsFound(String script, String finding) {
    put(flow("w").item(task(script.replace("\\n", "\n"))));

    assertThat(found("w"))
        .singleElement()
        .asString()
        .startsWith(finding)
        .contains(
            "where=Workflow:Flow w / Step (item1), line=" + (script.startsWith("\\n") ? 2 : 1));
  }

  @Test
  void calledWorkflowsAndActionsAreReadToo() {
    action("org.x", "outer", "return System.getModule('org.x').inner();");
    action("org.x", "inner", "\nreturn VcPlugin.all();");
    put(flow("w").item(Item.builder("item1", "link").outName("item0").linkedWorkflowId("v")));
    put(
        flow("v")
            .item(Item.builder("item1", "foreach").outName("item2").reference("Workflow", "u"))
            .item(
                Item.builder("item2", "decision-activity").reference("ScriptModule", "org.x/no")));
    put(flow("u").item(task("System.getModule('org.x').outer();")));

    assertThat(found("w"))
        .containsExactly(
            "missing-plugin VC [VcPlugin] [Place[where=Action:org.x/inner, line=2]]",
            "missing-action org.x/no [] [Place[where=Workflow:Flow v / item2 (item2), line=0]]");
    assertThat(check.check("w").workflows()).isEqualTo(3);
    assertThat(check.check("w").actions()).isEqualTo(2);
  }

  @Test
  void whatIsNotConnectedIsFound() {
    put(
        flow("w")
            .item(
                task("return;")
                    .outName("item7")
                    .catchName("item8")
                    .in("a", TypeName.STRING, "nowhere")
                    .in("b", TypeName.STRING, "*nothing.field")));
    put(flow("v").rootName("item9").item(Item.builder("item1", "teleport")));

    assertThat(check.check("w").findings())
        .extracting(Finding::kind, Finding::what)
        .containsExactlyInAnyOrder(
            tuple(Kind.UNKNOWN_ITEM, "item7"),
            tuple(Kind.UNKNOWN_ITEM, "item8"),
            tuple(Kind.UNRESOLVED_BINDING, "nowhere (of a)"),
            tuple(Kind.UNRESOLVED_BINDING, "*nothing.field (of b)"));
    assertThat(check.check("v").findings())
        .extracting(Finding::kind, Finding::what)
        .containsExactlyInAnyOrder(
            tuple(Kind.UNKNOWN_ITEM, "item9"), tuple(Kind.UNKNOWN_ITEM_TYPE, "teleport"));
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.api.Assertions.tuple(values);
  }

  @Test
  void configurationsAndResourcesThatAreMissingAreFound() {
    TypeName resource = new TypeName("ResourceElement");
    put(
        flow("w")
            .attribute(new Attribute("conf", TypeName.STRING, false, "x", "c-1", "key", ""))
            .attribute(
                Attribute.of(
                    "icon", resource, new dev.multinode.core.value.Value.Ref(resource, "r-1", "")))
            .item(task("return 1;")));

    assertThat(check.check("w").findings())
        .extracting(Finding::kind, Finding::what)
        .containsExactly(
            tuple(Kind.MISSING_CONFIGURATION, "c-1/key"), tuple(Kind.MISSING_RESOURCE, "r-1"));
  }

  @Test
  void typesOfMissingPluginsAreFoundOncePerPlugin() {
    put(
        flow("w")
            .input(new Parameter("vms", new TypeName("Array/VC:VirtualMachine")))
            .input(new Parameter("host", new TypeName("VC:HostSystem")))
            .input(new Parameter("counter", new TypeName("CNT:Counter")))
            .item(task("VcPlugin.x();")));

    assertThat(check.check("w").findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.what()).isEqualTo("VC");
              assertThat(finding.names())
                  .containsExactly("VC:HostSystem", "VC:VirtualMachine", "VcPlugin");
            });
  }

  @Test
  void workflowsThatCallEachOtherAreReadOnce() {
    put(flow("w").item(Item.builder("item1", "link").linkedWorkflowId("v")));
    put(flow("v").item(Item.builder("item1", "link").linkedWorkflowId("w")));

    assertThat(check.check("w").workflows()).isEqualTo(2);
  }

  @Test
  void anUnknownWorkflowIsNotFound() {
    assertThatThrownBy(() -> check.check("none")).isInstanceOf(NotFoundException.class);
  }

  private void putAll(String corpus) {
    List<Element> elements = new ArrayList<>();
    CorpusPackage.read(corpus).elements().forEach(member -> elements.add(member.element()));
    store.put(elements, null);
  }

  /** All of them run, as the expected runs of the corpus show. */
  @ParameterizedTest
  @ValueSource(strings = {"demo-1.0.0.package", "demo-7x.package", "demo-1.1.0.package"})
  void workflowsOfTheDemoPackagesMissNothingButWhatTheirDeclaredTypesNeed(String corpus) {
    putAll(corpus);
    Map<String, List<String>> summary = new TreeMap<>();

    store
        .list(ElementType.WORKFLOW)
        .forEach(info -> found(info.id()).forEach(f -> add(summary, f, info.name())));

    System.out.println("check of " + corpus + ": " + summary);
    assertThat(summary.keySet()).allSatisfy(f -> assertThat(f).startsWith("missing-plugin "));
  }

  private static void add(Map<String, List<String>> summary, String finding, String workflow) {
    summary.computeIfAbsent(finding, key -> new ArrayList<>()).add(workflow);
  }

  /** The other packages show that odd content is read, whatever it lacks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-vropkg-1.2.3.package",
        "extras.package",
        "odd-container.package",
        "rights.package",
        "sdk-style.package"
      })
  void oddContentIsReadToo(String corpus) {
    putAll(corpus);
    Map<String, List<String>> summary = new TreeMap<>();

    store
        .list(ElementType.WORKFLOW)
        .forEach(info -> found(info.id()).forEach(f -> add(summary, f, info.name())));

    System.out.println("check of " + corpus + ": " + summary);
    assertThat(summary.keySet()).noneSatisfy(f -> assertThat(f).startsWith("unreadable "));
  }
}
