package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.Elements;
import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.value.TypeName;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions of {@code System}, through real scripts. */
class SystemApiTest {
  private static final NodeScripts SCRIPTS = new NodeScripts();

  @AfterAll
  static void close() {
    SCRIPTS.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.formatNumber(1234.5, '#,##0.00')                            | 1,234.50",
        "System.formatBinaryValue(2048)                                     | 2K Bytes",
        "System.formatBinaryValue(4718592)                                  | 4.5M Bytes",
        "System.formatBinaryValue(-12)                                      | -12 Bytes",
        "System.hexToDecimal('0xfF') + System.hexToDecimal('10')            | 271",
        "System.decimalToHex(255)                                           | ff",
        "System.compareVersionNumber('1.2.10', '1.2.9')                     | 3",
        "System.compareVersionNumber('1.2', '1.3.5')                        | -2",
        "System.compareVersionNumber('1.0', '1')                            | 0",
        "System.formatDuration(93784005)                                    | 1 day 2 hours 3 minutes 4 seconds",
        "System.formatDuration(61005, true, true)                           | 0 days 0 hours 1 minute 1 second 5 milliseconds",
        "System.formatDuration(0)                                           | 0 seconds",
        "System.formatDate(new Date(0), 'yyyy')                             | 1970",
        "System.formatDate(null, 'yyyy')                                    | null",
        "System.getDateFromFormat('03/02/2026', 'dd/MM/yyyy').getMonth()    | 1",
        "System.getDateFromFormat('2026-02-03 04:05:06').getMinutes()       | 5",
        "System.getDate('2026-02-03 18:30').getHours()                      | 18",
        "System.getDate('in 3 hours', new Date(0)).getTime()                | 10800000",
        "System.getDate('2 days ago', new Date(864e5 * 3)).getTime()        | 86400000",
        "System.getDate('tomorrow', new Date(0)).getTime()                  | 86400000",
        "System.getDate('next thursday', new Date(0)).getTime()             | 604800000",
        "System.getDate('thursday', new Date(0)).getTime()                  | 0",
        "System.getDate('today at 12:00', new Date(0)).getHours()           | 12",
        "System.getCurrentTime() > 1e12                                     | true",
        "System.extractDirectory('/a/b/c.tar.gz')                           | /a/b",
        "System.extractDirectory('/c') + System.extractDirectory('c')       | /",
        "System.extractFileName('C:\\\\a\\\\c.txt')                         | c.txt",
        "System.extractFileNameExtension('/a.d/c.tar.gz')                   | gz",
        "System.extractFileNameExtension('/a.d/c')                          | ''",
        "System.extractFileNameWithoutExtension('/a/c.txt')                 | c",
        "System.extractFileNameWithoutExtension('.profile')                 | .profile",
        "System.appendToPath('/a/', '/b/c')                                 | /a/b/c",
        "System.appendToPath('', 'b')                                       | b",
        "System.getObjectType(new Properties())                             | Properties",
        "System.getObjectType(5) + System.getObjectType(true)               | numberboolean",
        "System.getObjectType(workflow)                                     | WorkflowToken",
        "System.getObjectType(null)                                         | null",
        "System.getObjectClassName(Server.findForType('CNT:Counter', 'c'))  | Counter",
        "System.getObjectPluginName(Server.findForType('CNT:Counter', 'c')) | CNT",
        "System.getObjectPluginName(workflow)                               | Server",
        "System.getObjectId(Server.findForType('CNT:Counter', 'c'))         | c",
        "System.getObjectId('text')                                         | null",
        "System.isNotFound(workflow)                                        | false",
        "System.isNotFound(Server.fromUri(\"dunes://service.dunes.ch/Workflow?id='x'&dunesName='Workflow'\")) | true",
        "System.filterAuthorized([1, workflow]).length                      | 2",
        "System.nextUUID().length                                           | 36",
        "System.getOsName().length > 0                                      | true",
        "System.sleep(1)                                                    | true",
        "System.waitUntil(new Date(0), 10)                                  | false",
        "System.waitUntil(new Date(System.getCurrentTime() + 20), 10)       | true",
        "System.currentWorkflowItem().name                                  | item1",
        "System.currentWorkflowItem().displayName                           | Step",
        "System.resolveHostName('127.0.0.1')                                | 127.0.0.1",
        "System.isHostReachable('no-such-host.invalid', 10)                 | false",
        "System.getContext().contains('in')                                 | true",
      })
  void everyFunctionDoesWhatItSays(String expression, String result) {
    assertThat(SCRIPTS.text("out = '' + (" + expression + ");")).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.formatNumber()                | System.formatNumber: the number is no number",
        "System.formatNumber('x', '0')        | System.formatNumber: the number is no number",
        "System.formatNumber(1, '0.0.0')      | System.formatNumber: '0.0.0' is no pattern of a number",
        "System.hexToDecimal('xyz')           | System.hexToDecimal: 'xyz' is no hexadecimal number",
        "System.hexToDecimal()                | System.hexToDecimal: the value is missing",
        "System.decimalToHex(1/0)             | System.decimalToHex: the value is not finite",
        "System.compareVersionNumber('1.x', '1') | System.compareVersionNumber: '1.x' is no version",
        "System.formatDuration(null)          | System.formatDuration: the time in milliseconds is no number",
        "System.formatDate('x', 'yyyy')       | System.formatDate: the date is no date",
        "System.formatDate(new Date())        | System.formatDate: the format is missing",
        "System.formatDate(new Date(), 'bbb') | System.formatDate: 'bbb' is no pattern of a date",
        "System.getDateFromFormat('x', 'yyyy') | System.getDateFromFormat: 'x' is not of the form 'yyyy'",
        "System.getDate('when I like')        | System.getDate: 'when I like' is no date",
        "System.getDate('today at 99:00')     | System.getDate: 'today at 99:00' is no date",
        "System.extractFileName()             | System.extractFileName: the path is missing",
        "System.appendToPath('/a')            | System.appendToPath: what to add is missing",
        "System.getModule()                   | System.getModule: the module is missing",
        "System.sleep('long')                 | System.sleep: the time in milliseconds is no number",
        "System.resolveHostName('')           | System.resolveHostName: no address is known for host ''",
        "System.resolveHostName()             | System.resolveHostName: the name is missing",
        "System.resolveIpAddress('localhost') | System.resolveIpAddress: 'localhost' is no IP address",
        "System.isHostReachable('169.254.169.254', 10) | System.isHostReachable: '169.254.169.254' cannot be tried (the address 169.254.169.254 is link-local",
        "System.isHostReachable('127.0.0.1', 10) | System.isHostReachable: '127.0.0.1' cannot be tried",
        "System.isHostReachable('a', 'long')  | System.isHostReachable: the timeout is no number",
        "System.waitUntil('then')             | System.waitUntil: the date is no date",
      })
  void aWrongArgumentIsAnErrorThatNamesTheFunction(String call, String error) {
    assertThat(SCRIPTS.error(call + ";")).contains(error);
  }

  @Test
  void aLogMarkerBeginsEachLine() {
    Run run =
        SCRIPTS.start("System.setLogMarker('job 7'); System.log('a'); Server.warn('b', 'more');");
    SCRIPTS.engine().end(run.id());

    assertThat(SCRIPTS.engine().runs().log(run.id(), "debug", null))
        .extracting(LogLine::text)
        .containsExactly("[job 7] a", "[job 7] b more");
  }

  @Test
  void modulesTellWhatIsInThem() {
    Action action =
        Action.create("a1", "add", TypeName.NUMBER, List.of(), "return this.x === undefined;");
    SCRIPTS.engine().content().put(List.of(Elements.of(action, "org.math")), null);

    assertThat(
            SCRIPTS.text(
                "var m = System.getAllModules()[0]; var a = m.actionDescriptions[0];"
                    + "out = m.name + ' ' + a.name + ' ' + a.returnType + ' ' + a.version + ' '"
                    + "+ a.parameters.length + a.module.name + a.script.length;"))
        .isEqualTo("org.math add number 1.0.0 0org.math28");
    assertThat(SCRIPTS.text("out = typeof System.getModule('org.math').sub;"))
        .isEqualTo("undefined");
    assertThat(SCRIPTS.error("System.getModule('org.math').sub(1);"))
        .contains("action 'org.math/sub' does not exist here");
  }
}
