package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What scripts change of configurations and resources. */
class ContentEditsTest {
  private static final ElementKey SETTINGS = new ElementKey(ElementType.CONFIGURATION, "c1");
  private static final String C = SampleContent.C;

  @AutoClose private final NodeScripts scripts = new NodeScripts();

  @BeforeEach
  void fill() {
    SampleContent.fill(scripts.engine().content());
  }

  private ConfigurationElement settings() {
    return new ContentLibrary(scripts.engine().content()).configuration("c1");
  }

  @Test
  void anAttributeKeepsItsTypeAndTheElementAllElse() {
    String before = scripts.engine().content().get(SETTINGS).info().hash();

    scripts.run(
        C
            + "c.setAttributeWithKey('port', '8443'); c.setAttributeWithKey('key', 's3cret');"
            + "out = c.getAttributeWithKey('port').value;");

    assertThat(settings().attribute("port").orElseThrow().value()).isEqualTo(Value.of(8443));
    assertThat(settings().attribute("port").orElseThrow().type()).isEqualTo(TypeName.NUMBER);
    assertThat(settings().attribute("key").orElseThrow().value())
        .isEqualTo(new Value.Secret("s3cret"));
    Element element = scripts.engine().content().get(SETTINGS);
    assertThat(element.info().hash()).isNotEqualTo(before);
    assertThat(element.info().version()).isEqualTo("1.0.0");
    assertThat(element.members()).containsOnlyKeys("tags");
  }

  @Test
  void aNewAttributeTakesTheTypeOfItsValue() {
    scripts.run(
        C
            + "c.setAttributeWithKey('text', 'x'); c.setAttributeWithKey('list', ['a', 'b']);"
            + "c.setAttributeWithKey('mixed', [1, 'b']); c.setAttributeWithKey('when', new Date(0));"
            + "var p = new Properties(); p.put('k', true); c.setAttributeWithKey('props', p);"
            + "c.setAttributeWithKey('flow', workflow.currentWorkflow);"
            + "c.setAttributeWithKey('hint', 'y', 'SecureString'); c.setAttributeWithKey('n', null);"
            + "c.removeAttributeWithKey('host'); c.removeAttributeWithKey('nothing'); c.reload();");

    assertThat(settings().attributes())
        .extracting(attribute -> attribute.name() + ":" + attribute.type())
        .containsExactly(
            "port:number",
            "key:SecureString",
            "text:string",
            "list:Array/string",
            "mixed:Array/Any",
            "when:Date",
            "props:Properties",
            "flow:Workflow",
            "hint:SecureString",
            "n:Any");
    assertThat(scripts.text(C + "out = c.getAttributeWithKey('list').value.join('+');"))
        .isEqualTo("a+b");
  }

  @Test
  void noAttributeOfTwoRunsIsLost() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      ids.add(scripts.start(C + "c.setAttributeWithKey('a%d', %d);".replace("%d", "" + i)).id());
    }
    for (String id : ids) {
      Run run = scripts.engine().end(id);
      assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
    }

    assertThat(settings().attributes()).hasSize(23);
  }

  @Test
  void configurationsAreCreatedAndRemoved() {
    assertThat(
            scripts.text(
                "var c = Server.createConfigurationElement('New/Folder', 'Made');"
                    + "c.setAttributeWithKey('a', 1); out = c.name + c.configurationElementCategory.path;"))
        .isEqualTo("MadeNew/Folder");
    assertThat(scripts.error("Server.createConfigurationElement('New/Folder', 'Made');"))
        .contains("Server.createConfigurationElement: 'New/Folder/Made' exists already");

    scripts.run(
        "var f = Server.getConfigurationElementCategoryWithPath('New/Folder');"
            + "Server.createConfigurationElement(f, 'Other');"
            + "Server.removeConfigurationElement(f.configurationElements[0]);"
            + "Server.removeConfigurationElement(f.configurationElements[0]);"
            + "Server.removeConfigurationElementCategory(f);");

    assertThat(scripts.engine().content().list(ElementType.CONFIGURATION))
        .extracting(ElementInfo::name)
        .containsExactly("Settings");
    assertThat(scripts.engine().content().categories(ElementType.CONFIGURATION)).hasSize(3);
  }

  @Test
  void resourcesAreCreatedChangedAndRemoved() {
    String made =
        scripts.text(
            "var m = new MimeAttachment('b.txt'); m.content = 'Grüße'; m.mimeType = 'text/x-greeting';"
                + "var r = Server.createResourceElement('Files', 'b.txt', m);"
                + "out = r.name + ' ' + r.mimeType + ' ' + r.contentSize + ' ' + r.getResourceElementCategory().name"
                + "+ ' ' + r.getContentAsMimeAttachment().content;");
    assertThat(made).isEqualTo("b.txt text/x-greeting 7 Files Grüße");

    assertThat(
            scripts.text(
                "var all = Server.getResourceElementCategoryWithPath('Files').resourceElements;"
                    + "var m = all[0].getContentAsMimeAttachment(); m.content = 'new';"
                    + "all[0].setContentFromMimeAttachment(m); Server.removeResourceElement(all[1]);"
                    + "out = all[0].getContentAsMimeAttachment().content"
                    + "+ Server.createResourceElement('Files', 'c.json').mimeType;"))
        .isEqualTo("newapplication/json");
    Optional<Element> changed =
        scripts.engine().content().find(new ElementKey(ElementType.RESOURCE, "r1"));
    assertThat(changed.orElseThrow().info().version()).isEqualTo("1.0.0");
  }

  @Test
  void resourcesGoToFilesAndComeFromThem() {
    assertThat(
            scripts.text(
                "var r = Server.findForType('ResourceElement', 'r1');"
                    + "var file = System.createTempFile('.txt'); r.writeContentToFile(file.path);"
                    + "file.write('from a file'); r.setContentFromFile(file.path, 'text/html');"
                    + "out = r.mimeType + ' ' + r.getContentAsMimeAttachment().content;"))
        .isEqualTo("text/html from a file");
  }

  @Test
  void whatMayNotBeEditedIsNotEdited() {
    ResourceElement locked =
        new ResourceElement("r2", "locked", "1.0.0", "", "text/plain", "v", new byte[0]);
    scripts.engine().content().put(List.of(Elements.of(locked, List.of("Files"))), null);

    String find = "var r = Server.findForType('ResourceElement', 'r2');";
    assertThat(scripts.error(find + "r.setContentFromMimeAttachment(new MimeAttachment('x'));"))
        .contains("'locked' may not be edited: its rights are 'v'");
    assertThat(scripts.error(find + "Server.removeResourceElement(r);"))
        .contains("'locked' may not be edited");
  }

  @Test
  void whatIsGoneIsNotFound() {
    assertThat(
            scripts.error(C + "Server.removeConfigurationElement(c); out = c.attributes.length;"))
        .contains("ConfigurationElement 'c1' does not exist here");
  }
}
