package dev.multinode.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.testing.CorpusPackage;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class WorkflowXmlTest {
  private static final String ORDER = "f3150289-735e-506d-8ef4-c6cbd5643e34";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-1.0.0.package",
        "demo-1.1.0.package",
        "demo-7x.package",
        "demo-vropkg-1.2.3.package",
        "sdk-style.package",
        "odd-container.package",
        "rights.package",
        "extras.package"
      })
  void whatIsReadIsWrittenAgain(String file) throws Exception {
    for (CorpusPackage.Member element : CorpusPackage.read(file).elements(ElementType.WORKFLOW)) {
      String original = ElementData.decode(element.data());

      String written = WorkflowXml.write(WorkflowXml.read(original));

      assertThat(dom(written).isEqualNode(dom(original))).as(original).isTrue();
    }
  }

  /** The tree without white space between tags, read by code that is not ours. */
  private static Document dom(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setCoalescing(true);
    Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    dropLayout(document.getDocumentElement());
    document.normalizeDocument();
    return document;
  }

  private static void dropLayout(Node node) {
    boolean parent = false;
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      parent |= child.getNodeType() == Node.ELEMENT_NODE;
    }
    for (Node child = node.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child.getNodeType() == Node.ELEMENT_NODE) {
        dropLayout(child);
      } else if (parent || child.getNodeValue().isEmpty()) {
        node.removeChild(child);
      }
      child = next;
    }
  }

  @Test
  void aWorkflowOfTheCorpusIsUnderstood() {
    Workflow order = corpus(ORDER);

    assertThat(order.name()).isEqualTo("Order");
    assertThat(order.version()).isEqualTo("1.0.0");
    assertThat(order.inputs())
        .extracting(Parameter::name)
        .containsExactly("item", "count", "customer");
    assertThat(order.outputs()).containsExactly(new Parameter("receipt", TypeName.STRING));
    Attribute limit = order.attributes().get(0);
    assertThat(limit.configurationKey()).isEqualTo("orderLimit");
    assertThat(limit.value()).isEqualTo(Value.NULL);
    assertThat(order.notes()).hasSize(1);
    assertThat(order.item("item9").orElseThrow().endsWithError()).isTrue();
  }

  @Test
  void anErrorHandlerIsUnderstood() {
    Workflow recover = corpus("51efdacf-c1e3-545d-bb6b-4b2bc2f8528b");

    assertThat(recover.errorHandler()).contains(new Workflow.ErrorHandler("item2", "problem"));
  }

  @Test
  void aForeachIsUnderstood() {
    Item foreach = corpus("8ba8ead2-7e0d-53b1-8910-fe687204bd04").item("item1").orElseThrow();

    assertThat(foreach.kind()).isEqualTo("foreach");
    assertThat(foreach.reference())
        .contains(new Item.Reference("Workflow", "b5126bab-8228-5457-9d57-6cecf1e739b0"));
    assertThat(foreach.inBindings())
        .containsExactly(
            new Binding("a", new TypeName("Array/number"), "*numbers"),
            new Binding("b", TypeName.NUMBER, "addend"));
  }

  @Test
  void whatIsNotBoundHasNoVariable() {
    Workflow workflow =
        WorkflowXml.read(
            """
            <workflow id="w" root-name="item1"><display-name>W</display-name>
              <workflow-item name="item1" type="task" catch-name="" out-name="item0"><in-binding>
                <bind name="a" type="string" export-name="NULL"/>
                <bind name="b" type="string" explicitly-not-bound="true" export-name="x"/>
                <bind name="c" type="string"/>
                <bind name="d" type="string" export-name=""/>
                <bind name="e" export-name="x"/>
              </in-binding></workflow-item></workflow>
            """);

    Item item = workflow.item("item1").orElseThrow();

    assertThat(item.catchName()).isNull();
    assertThat(item.outName()).isEqualTo("item0");
    assertThat(item.inBindings())
        .extracting(Binding::exportName)
        .containsExactly(null, null, null, null, "x");
    assertThat(item.inBindings().get(4).type()).isEqualTo(TypeName.ANY);
  }

  @Test
  void mandatoryInputsAreThoseWithoutACondition() {
    Workflow workflow =
        WorkflowXml.read(
            """
            <workflow id="w"><display-name>W</display-name><presentation><p-step><p-group>
              <p-param name="a"><p-qual kind="static" name="mandatory" type="boolean">true</p-qual></p-param>
              <p-param name="b"><p-qual name="mandatory" type="boolean"><![CDATA[true]]></p-qual></p-param>
              <p-param name="c"><p-qual kind="ognl" name="mandatory" type="boolean">true</p-qual></p-param>
              <p-param name="d"><p-qual kind="static" name="mandatory" type="boolean">false</p-qual></p-param>
              <p-param name="e"><p-qual kind="static" name="visible" type="boolean">true</p-qual></p-param>
            </p-group></p-step></presentation></workflow>
            """);

    assertThat(workflow.mandatoryInputs()).containsExactly("a", "b");
  }

  @Test
  void aWorkflowIsMadeInCode() {
    Workflow made =
        Workflow.builder("w1", "Resize disk")
            .description("Asks, waits, answers.")
            .input("size", TypeName.NUMBER)
            .output("done", TypeName.BOOLEAN)
            .attribute(Attribute.of("limit", TypeName.NUMBER, Value.of(10)).withReadOnly())
            .mandatory("size")
            .item(
                Item.builder("item1", "task")
                    .displayName("Check")
                    .outName("item2")
                    .script("if (size > limit) {\r\n  throw \"]]> too big\";\n}")
                    .in("size", TypeName.NUMBER, "size")
                    .in("unused", TypeName.STRING, null)
                    .out("done", TypeName.BOOLEAN, "done"))
            .item(Item.builder("item2", "end").attribute("end-mode", "0"))
            .build();

    Workflow read = WorkflowXml.read(WorkflowXml.write(made));

    assertThat(read).isEqualTo(made);
    assertThat(read.rootName()).isEqualTo("item1");
    assertThat(read.mandatoryInputs()).containsExactly("size");
    assertThat(read.attributes().get(0).value()).isEqualTo(Value.of(10));
    assertThat(read.attributes().get(0).readOnly()).isTrue();
    Item check = read.item("item1").orElseThrow();
    assertThat(check.script()).isEqualTo("if (size > limit) {\r\n  throw \"]]> too big\";\n}");
    assertThat(check.inBinding("unused").orElseThrow().exportName()).isNull();
    assertThat(read.items()).extracting(Item::kind).containsExactly("task", "end");
  }

  @Test
  void aChangedCopyKeepsEverythingElse() {
    Workflow order = corpus(ORDER);

    Workflow copy = order.withId("x").withName("Copy").withVersion("2.0.0");

    assertThat(copy.id()).isEqualTo("x");
    assertThat(copy.name()).isEqualTo("Copy");
    assertThat(copy.version()).isEqualTo("2.0.0");
    assertThat(copy.items()).isEqualTo(order.items());
    assertThat(order.name()).isEqualTo("Order");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no xml",
        "<workflow id='w'><display-name>W</display-name>",
        "<config-element id='c'><display-name>C</display-name></config-element>",
        "<workflow><display-name>W</display-name></workflow>",
        "<workflow id='w'/>",
        "<workflow id='w'><display-name>W</display-name><workflow-item name='a'/><workflow-item"
            + " name='a'/></workflow>"
      })
  void whatIsNoWorkflowIsRefused(String xml) {
    assertThatThrownBy(() -> WorkflowXml.read(xml))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CONTENT_INVALID))
        .hasMessageContaining("cannot be read");
  }

  private static Workflow corpus(String id) {
    List<CorpusPackage.Member> workflows =
        CorpusPackage.read("demo-1.0.0.package").elements(ElementType.WORKFLOW);
    return workflows.stream()
        .filter(element -> element.id().equals(id))
        .map(element -> WorkflowXml.read(ElementData.decode(element.data())))
        .findFirst()
        .orElseThrow();
  }
}
