package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.testing.CorpusPackage;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ElementsTest {
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
  void elementsOfPackagesSayWhatTheyAre(String file) throws IOException {
    JsonNode expected = expected(file);

    for (CorpusPackage.Member member : CorpusPackage.read(file).elements()) {
      Elements.Description description = Elements.describe(member.type(), member.data());
      JsonNode row = row(expected, member);

      assertThat(description.name()).isEqualTo(row.path("name").asString(""));
      assertThat(description.version()).isEqualTo(row.path("version").asString(""));
      assertThat(description.allowedOperations())
          .isEqualTo(row.path("allowedOperations").asString(null));
      if (member.type().equals(ElementType.CONFIGURATION)) {
        valuesAre(row.path("values"), member);
      }
    }
  }

  private static JsonNode expected(String file) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(CorpusPackage.folder().resolve("expected.json")))
        .path("files")
        .path(file)
        .path("elements");
  }

  private static JsonNode row(JsonNode elements, CorpusPackage.Member member) {
    for (JsonNode element : elements) {
      if (element.path("id").asString("").equals(member.id())) {
        return element;
      }
    }
    throw new AssertionError(member.id());
  }

  private static void valuesAre(JsonNode expected, CorpusPackage.Member member) {
    ConfigurationElement configuration = ConfigurationXml.read(ElementData.decode(member.data()));
    assertThat(configuration.attributes()).hasSize(expected.size());
    for (Attribute attribute : configuration.attributes()) {
      JsonNode row = expected.path(attribute.name());

      Value wanted = PlainValues.read(row.path("value"), attribute.type(), attribute.name());

      assertThat(attribute.type()).hasToString(row.path("type").stringValue());
      assertThat(PlainValues.write(attribute.value()))
          .as(attribute.name())
          .isEqualTo(PlainValues.write(wanted));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-1.0.0.package", "demo-7x.package", "sdk-style.package"})
  void actionsAndConfigurationsAreWrittenAsTheyWereRead(String file) {
    for (CorpusPackage.Member member : CorpusPackage.read(file).elements()) {
      if (member.type().equals(ElementType.ACTION)) {
        Action action = ActionXml.read(ElementData.decode(member.data()));
        assertThat(ActionXml.read(ActionXml.write(action))).isEqualTo(action);
      } else if (member.type().equals(ElementType.CONFIGURATION)) {
        ConfigurationElement element = ConfigurationXml.read(ElementData.decode(member.data()));
        assertThat(ConfigurationXml.read(ConfigurationXml.write(element))).isEqualTo(element);
      }
    }
  }

  @Test
  void anActionIsMadeInCode() {
    Action add =
        Action.create(
            "a1",
            "add",
            TypeName.NUMBER,
            List.of(new Parameter("a", TypeName.NUMBER, "first")),
            "return a;");

    Element element = Elements.of(add, "org.example");

    Action read = ActionXml.read(ElementData.decode(element.data()));
    assertThat(read).isEqualTo(add);
    assertThat(read.parameters()).containsExactly(new Parameter("a", TypeName.NUMBER, "first"));
    assertThat(read.script()).isEqualTo("return a;");
    assertThat(read.runtime()).isNull();
    assertThat(element.info().qualifiedName()).isEqualTo("org.example/add");
  }

  @Test
  void aConfigurationIsMadeAndChangedInCode() {
    ConfigurationElement made =
        ConfigurationElement.create(
            "c1", "Settings", List.of(Attribute.of("limit", TypeName.NUMBER, Value.of(10))));

    ConfigurationElement changed =
        made.withAttribute(Attribute.of("limit", TypeName.NUMBER, Value.of(20)))
            .withAttribute(Attribute.of("banner", TypeName.STRING, Value.of("]]>")))
            .withVersion("1.0.1");

    ConfigurationElement read = ConfigurationXml.read(ConfigurationXml.write(changed));
    assertThat(read.attribute("limit").orElseThrow().value()).isEqualTo(Value.of(20));
    assertThat(read.attribute("banner").orElseThrow().value()).isEqualTo(Value.of("]]>"));
    assertThat(read.version()).isEqualTo("1.0.1");
    assertThat(read.attributes()).hasSize(2);
  }

  @Test
  void aSecretIsNotPartOfAnyDescription() {
    Attribute login =
        new Attribute("login", new TypeName("Credential"), false, "u:topsecret", null, null, "");
    ConfigurationElement element = ConfigurationElement.create("c1", "C", List.of(login));

    assertThat(login.toString() + element + element.node() + element.node().children())
        .doesNotContain("topsecret");
  }

  @Test
  void aTextThatXmlCannotHoldIsRefused() {
    Workflow workflow = Workflow.builder("w1", "bell \u0007").build();

    assertThatThrownBy(() -> WorkflowXml.write(workflow))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("U+0007");
  }

  @Test
  void aValueThatCannotBeReadNamesItsAttribute() {
    Attribute attribute = new Attribute("limit", TypeName.NUMBER, false, "ten", null, null, "");

    assertThatThrownBy(attribute::value)
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("attribute 'limit'");
  }

  @Test
  void aResourceComesBackFromItsArchive() {
    ResourceElement resource =
        new ResourceElement(
            "r1", "Größe.txt", "1.0.0", "two\nlines", "text/plain", "vf", "x".getBytes(UTF_8));

    ResourceElement read = ResourceArchive.read(ResourceArchive.write(resource));

    assertThat(read).usingRecursiveComparison().isEqualTo(resource);
    assertThat(ResourceArchive.write(read)).isEqualTo(ResourceArchive.write(resource));
  }

  @Test
  void anArchiveThatIsNoResourceIsRefused() throws IOException {
    byte[] lacksData = zip("VSO-RESOURCE-INF/attribute_id");

    for (byte[] bad : List.of(new byte[0], "PK".getBytes(UTF_8), lacksData)) {
      assertThatThrownBy(() -> ResourceArchive.read(bad))
          .isInstanceOf(InvalidContentException.class);
    }
  }

  @Test
  void anArchiveWithManyMembersIsRefused() throws IOException {
    String[] names = new String[65];
    Arrays.setAll(names, i -> "VSO-RESOURCE-INF/m" + i);
    byte[] many = zip(names);

    assertThatThrownBy(() -> ResourceArchive.read(many))
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("64 members");
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
      }
    }
    return out.toByteArray();
  }

  @Test
  void anOpaqueElementIsKept() {
    for (CorpusPackage.Member member : CorpusPackage.read("opaque.package").elements()) {
      if (Elements.isOpaque(member.data())) {
        assertThat(member.element().info().name()).isEqualTo(member.id());
        assertThat(member.element().data()).isEqualTo(member.data());
        return;
      }
    }
    throw new AssertionError("the package has an opaque element");
  }

  @Test
  void anUnknownTypeSaysWhatItCan() {
    ElementType environment = new ElementType("ActionEnvironment");
    byte[] json = "{\"name\":\"Python\"}".getBytes(UTF_8);

    assertThat(Elements.read(environment, "e", List.of("X"), json, Map.of()).info().name())
        .isEqualTo("Python");
    assertThat(Elements.read(environment, "e", List.of("X"), new byte[3], Map.of()).info().name())
        .isEqualTo("e");
  }
}
