package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name of the frequency table ({@code vro-workflow-xml.md} §7) is there. */
class ApiNamesTest {
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
  @ValueSource(
      strings = {
        "System.getModule",
        "System.log",
        "System.debug",
        "System.error",
        "System.warn",
        "System.sleep",
        "System.getObjectType",
        "System.getContext",
        "System.nextUUID",
        "System.formatDate",
        "System.getTempDirectory",
        "System.getObjectClassName",
        "System.getCurrentTime",
        "System.getObjectId",
        "System.getAllModules",
        "System.waitUntil",
        "System.resolveHostName",
        "System.appendToPath",
        "System.isHostReachable",
        "System.resolveIpAddress",
        "System.formatNumber",
        "System.extractFileNameWithoutExtension",
        "System.waitCustomEventUntil",
        "System.sendCustomEvent",
        "System.getDateFromFormat",
        "System.getDate",
        "System.formatDuration",
        "System.createTempFile",
        "System.setLogMarker",
        "System.currentWorkflowItem",
        "Server.findAllForType",
        "Server.error",
        "Server.log",
        "Server.warn",
        "Server.getConfigurationElementCategoryWithPath",
        "Server.findForType",
        "Server.getWorkflowWithId",
        "Server.getResourceElementCategoryWithPath",
        "Server.tag",
        "Server.tagGlobally",
        "Server.findTagsForObject",
        "Server.findGlobalTagsForObject",
        "Server.getAllConfigurationElementCategories",
        "Server.getCustomProperty",
        "Server.setCustomProperty",
        "Server.createResourceElement",
        "Server.createConfigurationElement",
        "Server.getCurrentLdapUser",
        "Server.getAllPluginInfo",
        "Server.fromStringRepresentation",
        "Server.toStringRepresentation",
        "Server.fromUri",
        "Server.toUri",
        "Server.query",
        "Server.getCredential",
        "Server.removeResourceElement",
        "Server.getWorkflowTokenState",
        "LockingSystem.unlock",
        "LockingSystem.lockAndWait",
        "LockingSystem.lock",
        "LockingSystem.unlockAll",
        "LockingSystem.retrieveAll",
        "Config.getKeystores",
        "Debug.dumpVariables",
        "JSON.parse",
        "JSON.stringify",
        "Array",
        "Properties",
        "Error",
        "Date",
        "RegExp",
        "File",
        "FileReader",
        "FileWriter",
        "MimeAttachment",
        "Command",
        "URL",
        "c.getAttributeWithKey",
        "c.setAttributeWithKey",
        "r.getContentAsMimeAttachment",
        "r.setContentFromMimeAttachment",
        "workflow.currentWorkflow.execute",
        "workflow.getOutputParameters",
        "p.get",
        "p.put",
        "p.remove",
      })
  void aFunctionIsThere(String name) {
    assertThat(
            SCRIPTS.text(
                SampleContent.C
                    + "var p = new Properties(); var r = Server.findForType('ResourceElement', 'r1');"
                    + "out = typeof "
                    + name
                    + ";"))
        .isEqualTo("function");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workflow.name",
        "workflow.id",
        "workflow.currentWorkflow",
        "workflow.rootWorkflow",
        "workflow.state",
        "c.attributes",
        "f.configurationElements",
        "f.subCategories",
        "p.keys",
      })
  void aPropertyIsThere(String name) {
    assertThat(
            SCRIPTS.text(
                SampleContent.C
                    + "var p = new Properties(); out = '' + ("
                    + name
                    + " !== undefined && "
                    + name
                    + " != null);"))
        .isEqualTo("true");
  }

  @Test
  void whatIsThereIsKnownWithoutRunningAScript() {
    assertThat(ScriptApi.objects())
        .containsExactly("Config", "Debug", "LockingSystem", "Server", "System", "workflow");
    assertThat(ScriptApi.has("System", "log")).isTrue();
    assertThat(ScriptApi.has("workflow", "id")).isTrue();
    assertThat(ScriptApi.has("System", "fly")).isFalse();
    assertThat(ScriptApi.has("Nothing", "log")).isFalse();
  }
}
