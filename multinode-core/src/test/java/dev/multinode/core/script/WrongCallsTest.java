package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that cannot be right, of functions beyond {@code System} and content. */
class WrongCallsTest {
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
        "Server.tag('x', 'team', 'a')              | Server.tag: the object is no object",
        "Server.tag(c, 'ab', 'a')                  | Server.tag: the tag 'ab' must have 3 to 64 characters",
        "Server.tagGlobally(c)                     | Server.tagGlobally: the tag is missing",
        "Server.untag(c)                           | Server.untag: the list of tags is missing",
        "Server.findTagsForObject()                | Server.findTagsForObject: the object is missing",
        "Server.queryByTags([])                    | Server.queryByTags: the query is empty",
        "Server.queryByTags([{value: 'x'}])        | Server.queryByTags: a condition has no 'tag'",
        "new TagQuery().hasTag()                   | TagQuery.hasTag: the tag is missing",
        "Server.setCustomProperty(o)               | Server.setCustomProperty: the key is missing",
        "Server.setCustomProperty('x', 'k', 1)     | Server.setCustomProperty: the object is no object",
        "Server.setCustomProperty(o, 'k', function () {}) | Server.setCustomProperty: the value is or holds a function",
        "Server.getCustomProperty(o)               | Server.getCustomProperty: the key is missing",
        "Server.removeAllCustomPropertiesForType() | Server.removeAllCustomPropertiesForType: the type is missing",
        "System.sendCustomEvent()                  | System.sendCustomEvent: the name of the event is missing",
        "System.waitCustomEventUntil('some', 'x', new Date()) | System.waitCustomEventUntil: 'some' is no kind of event",
        "System.waitCustomEventUntil('internal', 'x') | System.waitCustomEventUntil: the end is no date",
        "Config.getKeystores().getImportCAFromUrlAction() | Keystores.getImportCAFromUrlAction is not implemented",
        "Debug.watch('x')                          | Debug.watch is not implemented",
        "workflow.changeCredential('x')            | WorkflowToken.changeCredential is not implemented",
        "workflow.currentWorkflow.execute('x')     | Workflow.execute: the inputs are no Properties",
        "workflow.currentWorkflow.execute({}, 'bob', 'pw') | Workflow.execute: running as another user is not implemented",
        "Server.getWorkflowTokenState()            | Server.getWorkflowTokenState: the id is missing",
      })
  void aWrongCallIsAnErrorThatNamesTheFunction(String call, String error) {
    assertThat(SCRIPTS.error(SharedObjectsTest.FIND + call + ";")).contains(error);
  }
}
