package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.value.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts read of folders, configurations, resources and packages. */
class ServerContentTest {
  private static final NodeScripts SCRIPTS = new NodeScripts();

  @BeforeAll
  static void fill() {
    SampleContent.fill(SCRIPTS.engine().content());
  }

  @AfterAll
  static void close() {
    SCRIPTS.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f.name + f.path + f.parent.name + f.subCategories.length            | NetOrg/NetOrg0",
        "f.parent.subCategories[0].name + f.parent.parent                    | Netnull",
        "f.parent.configurationElements.length + f.parent.allConfigurationElements[0].name | 0Settings",
        "Server.getAllConfigurationElementCategories().length                | 2",
        "Server.getConfigurationElementCategoryWithPath('/Org/Net/').id == f.id | true",
        "Server.getConfigurationElementCategoryWithPath('Org/Nowhere')       | null",
        "Server.getResourceElementCategoryWithPath('Files').resourceElements[0].name | a.txt",
        "Server.getAllResourceElementCategories().length                     | 1",
        "Server.getWorkflowCategoryWithPath('Tests').workflows.length > 0    | true",
        "Server.getAllWorkflowCategories()[0].name                           | Tests",
        "Server.getAllPolicyTemplateCategories().length                      | 0",
        "Server.getPolicyTemplateCategoryWithPath('x')                       | null",
        "c.name + c.version + c.description + c.id                           | Settings1.0.0Where toc1",
        "c.configurationElementCategory.name + c.versionHistoryItems.length  | Net0",
        "c.attributes.length + c.attributes[1].name + c.attributes[1].type + c.attributes[1].value | 3portnumber443",
        "c.getAttributeWithKey('host').value + c.getAttributeWithKey('nothing') | a.examplenull",
        "Server.findForType('ConfigurationElement', 'c1').name               | Settings",
        "Server.findForType('ResourceElementCategory', 'nowhere')            | null",
        "Server.findAllForType('ResourceElement').length                     | 1",
        "Server.findAllForType('ConfigurationElementCategory')[1].name       | Net",
        "Server.findAllForType('CNT:Counter').length                         | 0",
        "Server.query('ResourceElement', '', 0).length                       | 0",
        "Server.fromUri(Server.toUri(c)).name                                | Settings",
        "Server.fromStringRepresentation(Server.toStringRepresentation(c)).id | c1",
        "Server.fromStringRepresentation(Server.toStringRepresentation([1, 'b'])).join() | 1,b",
        "Server.toStringRepresentation(true).type                            | boolean",
        "Server.toStringRepresentation('a b').toParam()                      | string%23a+b",
        "Server.getRunningUser() + Server.getCredential().username           | adaada",
        "Server.getCurrentLdapUser().loginName + Server.getCurrentLdapUser().dn | adacn=ada",
        "Server.getAllPluginInfo()[0].name + Server.getAllPluginInfo()[0].types[0].type | CNTCNT:Counter",
        "Server.getAllPluginTypes()[0] + Server.getPluginTypeInfo('CNT:Counter').name | CNT:CounterCounter",
        "Server.getPluginTypeInfo('VC:VirtualMachine')                       | null",
        "Server.getWorkflowWithId('nothing')                                 | null",
        "Server.getPackageWithName('nothing')                                | null",
        "typeof c.saveToVersionRepository + JSON.stringify(c)                | undefined{}",
      })
  void contentIsRead(String expression, String result) {
    assertThat(SCRIPTS.text(SampleContent.C + "out = '' + (" + expression + ");"))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.setAttributeWithKey()                        | ConfigurationElement.setAttributeWithKey: the key is missing",
        "c.setAttributeWithKey('port', 'many')          | ConfigurationElement.setAttributeWithKey: the value of 'port' is declared as number",
        "c.setAttributeWithKey('f', function () {})     | functions cannot be kept",
        "c.setAttributeWithKey('m', new MimeAttachment('x')) | ConfigurationElement.setAttributeWithKey: a file cannot be",
        "c.getAttributeWithKey()                        | ConfigurationElement.getAttributeWithKey: the key is missing",
        "c.saveToVersionRepository()                    | ConfigurationElement.saveToVersionRepository is not implemented",
        "c.name = 'x'                                   | ConfigurationElement.name cannot be changed",
        "c.attributes[0].value = 'x'                    | Attribute.value cannot be changed",
        "Server.createConfigurationElement('A')         | Server.createConfigurationElement: the name is missing",
        "Server.createConfigurationElement('A', 'a/b')  | Server.createConfigurationElement: 'a/b' cannot be the name",
        "Server.createConfigurationElement('/', 'a')    | Server.createConfigurationElement: the path of the folder is empty",
        "Server.createConfigurationElement(c, 'a')      | Server.createConfigurationElement: the folder is a ConfigurationElement",
        "Server.removeConfigurationElement(f)           | Server.removeConfigurationElement: the element is a ConfigurationElementCategory",
        "Server.removeConfigurationElement('c1')        | Server.removeConfigurationElement: the element is no object",
        "Server.removeConfigurationElement()            | Server.removeConfigurationElement: the element is missing",
        "Server.removeConfigurationElementCategory(f)   | is not empty",
        "Server.removeResourceElement(c)                | Server.removeResourceElement: the element is a ConfigurationElement",
        "Server.findForType('Thing', 'x')               | Server.findForType: type 'Thing' is not known",
        "Server.findForType('Workflow')                 | Server.findForType: the id is missing",
        "Server.findAllForType('LdapUser')              | objects of type 'LdapUser' cannot be listed",
        "Server.findAllForType('Workflow', 'name=x')    | Server.findAllForType: queries are not implemented",
        "Server.fromUri('http://x')                     | Server.fromUri: 'http://x' is no URI of an object",
        "Server.toUri('x')                              | Server.toUri: the object is no object",
        "Server.fromStringRepresentation('x')           | Server.fromStringRepresentation: the argument is no StringRepresentation",
        "Server.getCredential().password.length         | Credential.password is not implemented",
        "Server.searchLdapUsers('a*', 5)                | Server.searchLdapUsers is not implemented",
        "Server.getWorkflowWithId()                     | Server.getWorkflowWithId: the id is missing",
        "Server.findForType('ResourceElement', 'r1').setContentFromMimeAttachment('x') | ResourceElement.setContentFromMimeAttachment: the content is no MimeAttachment",
      })
  void aWrongCallIsAnErrorThatNamesTheFunction(String call, String error) {
    assertThat(SCRIPTS.error(SampleContent.C + call + ";")).contains(error);
  }

  @Test
  void objectsOfTheNodeAreKeptBetweenItems() {
    assertThat(SCRIPTS.run(SampleContent.C + "out = [f, c];"))
        .isInstanceOfSatisfying(
            Value.Array.class,
            kept ->
                assertThat(kept.items())
                    .extracting(item -> item.type().text())
                    .containsExactly("ConfigurationElementCategory", "ConfigurationElement"));
  }
}
