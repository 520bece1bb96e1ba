package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks that scripts make, look at and change. */
class TaskApiTest {
  private static final NodeScripts SCRIPTS = new NodeScripts();
  private static final String FIND =
      "var w = Server.getWorkflowWithId('child'); var at = new Date(System.getCurrentTime() + 36e5);"
          + "var in_ = new Properties(); in_.put('in', 'x');";

  @BeforeAll
  static void fill() {
    SCRIPTS.engine().put(NodeScripts.workflow("child", ""));
  }

  @AfterAll
  static void close() {
    SCRIPTS.close();
  }

  @Test
  void aWorkflowIsScheduledOnce() {
    assertThat(
            SCRIPTS.text(
                FIND
                    + "var t = w.schedule(in_, at); var again = Server.findForType('Task', t.id);"
                    + "out = [t.state, t.isRecurrent, t.executionDate.getTime() == at.getTime(),"
                    + "t.parameters.get('in'), t.workflow.id, t.executions.length, t.error,"
                    + "again.name == t.name, t.restartInPast].join();"))
        .isEqualTo("pending,false,true,x,child,0,,true,false");
  }

  @Test
  void aWorkflowIsScheduledAgainAndAgain() {
    assertThat(
            SCRIPTS.text(
                FIND
                    + "var t = w.scheduleRecurrently(null, '06:30', 'every-days', at, null);"
                    + "var seen = [t.isRecurrent]; t.suspend(); seen.push(t.state); t.resume();"
                    + "seen.push(t.state); t.cancel(); seen.push(t.state); out = seen.join();"))
        .startsWith("true,suspended,pending,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "w.schedule(in_)                               | Workflow.schedule: the start date is no date",
        "w.schedule('x', at)                           | Workflow.schedule: the inputs are no Properties",
        "w.schedule(in_, at, 'bob', 'pw')              | Workflow.schedule: running as another user is not implemented",
        "w.scheduleRecurrently(in_, '06:30')           | Workflow.scheduleRecurrently: the cycle, such as 'every-days' is missing",
        "w.scheduleRecurrently(in_, 'x', 'every-days', at, at) | 'x'",
        "w.schedule(in_, at).addParameter('a', 1)      | Task.addParameter is not implemented",
        "Server.findForType('Task', 'nothing').state   | null",
      })
  void aWrongCallSaysWhatIsWrong(String call, String error) {
    assertThat(SCRIPTS.error(FIND + call + ";")).contains(error);
  }
}
