package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptLimitsTest {
  private static ScriptConfig limits(Long instructions, Integer lines, Integer chars) {
    return new ScriptConfig(null, null, null, null, null, null, instructions, lines, chars);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab');",
        "/(x+x+)+y/.exec(new Array(60).join('x'));",
        "new Array(60).join('x').replace(/(x+x+)+y/g, '');",
        "new Array(60).join('x').split(/(x+x+)+y/);",
        "new Array(60).join('x').search(/(x|x)*y/);",
        "try { /(x+x+)+y/.test(new Array(60).join('x')); } catch (e) {}",
      })
  @Timeout(20)
  void aRegularExpressionThatNeverEndsIsStopped(String script) {
    Scripts scripts = Scripts.with(ScriptConfig.defaults().withTimeLimit(Duration.ofMillis(200)));

    assertThatThrownBy(() -> scripts.run(script)).hasMessageContaining("script.timeLimit");
  }

  @Test
  void instructionsAreCounted() {
    Scripts scripts = Scripts.with(limits(1_000_000L, null, null));

    assertThat(scripts.run("for (var i = 0; i < 1000; i++) {} return i;"))
        .isEqualTo(Value.of(1000));
    assertThatThrownBy(() -> scripts.run("try { while (true) {} } catch (e) {}"))
        .hasMessageContaining("1000000 instructions")
        .hasMessageContaining("script.maxInstructions");
  }

  @Test
  void aScriptThatLogsTooMuchLogsThatOnce() {
    Scripts scripts = Scripts.with(limits(null, 3, 10));

    scripts.run("for (var i = 0; i < 100; i++) { System.log('line ' + i); } System.warn('more');");

    assertThat(scripts.log())
        .containsExactly(
            "info: line 0",
            "info: line 1",
            "info: line 2",
            "warning: the script has written 3 lines, the limit 'script.maxLogLines'; the rest is left out");
  }

  @Test
  void aLongLineIsCut() {
    Scripts scripts = Scripts.with(limits(null, 3, 10));

    scripts.run("System.log('0123456789abc');");

    assertThat(scripts.log())
        .containsExactly(
            "info: 0123456789… (3 more characters, the limit is 'script.maxLogChars')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "function f() { return f() + 1; } f();                                | stack depth",
        "var o = {toString: function () { return '' + this; }}; '' + o;       | deep",
        "var a = []; a[0] = a; JSON.stringify(a);                             | Cyclic",
        "var s = '['; for (var i = 0; i < 17; i++) s += s; JSON.parse(s);     | deep",
        "var s = '('; for (var i = 0; i < 17; i++) s += s; new RegExp(s);     | deep",
        "var a = []; a.length = 4294967295; return a;                         | script.maxResultChars",
        "return new Array(20000000);                                          | script.maxResultChars",
        "var a = []; for (var i = 0; i < 9; i++) a = [a, a, a, a, a, a, a, a]; return a; | script.timeLimit",
        "var o = {}; o.o = o; return o;                                       | contains itself",
        "throw new Array(1000).join('x');                                     | xxx",
      })
  @Timeout(60)
  void whatIsEndlessIsAnErrorOfTheScript(String script, String reason) {
    Scripts scripts = Scripts.with(ScriptConfig.defaults().withTimeLimit(Duration.ofSeconds(2)));

    assertThatThrownBy(() -> scripts.run(script))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new XML('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>').toString();",
        "new XML('<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;\">]><a>&z;</a>').toString();",
      })
  void xmlOfScriptsReadsNoFilesAndNoEntities(String script) {
    assertThatThrownBy(() -> Scripts.with(ScriptConfig.defaults()).run("return " + script))
        .isInstanceOf(ScriptException.class);
  }

  @Test
  void scriptsDoNotReachJava() {
    Scripts scripts = Scripts.with(ScriptConfig.defaults());

    for (String name :
        new String[] {"java", "Packages", "JavaAdapter", "getClass", "JavaImporter"}) {
      assertThat(scripts.run("return typeof " + name + ";")).isEqualTo(Value.of("undefined"));
    }
    assertThat(scripts.run("return typeof System.getClass + typeof 'x'.getClass;"))
        .isEqualTo(Value.of("undefinedundefined"));
  }

  /** A node with little memory that runs scripts which want more, and then an ordinary one. */
  static final class SmallNode {
    private static final List<String> HUNGRY =
        List.of(
            "var a = []; while (true) a.push('line ' + a.length);",
            "var s = 'x'; while (true) { s += s; s.charAt(1); }",
            "return 'x'.repeat(1000000000);",
            "return new Array(1000000000).join('x');",
            "try { var a = []; while (true) a.push({}); } catch (e) { return 'caught'; }",
            "return JSON.stringify(new Array(100000000));");

    private SmallNode() {}

    public static void main(String[] args) {
      Scripts scripts = Scripts.with(ScriptConfig.defaults().withTimeLimit(Duration.ofMinutes(2)));
      for (String script : HUNGRY) {
        try {
          System.out.println("ended: " + scripts.run(script));
        } catch (MultinodeException e) {
          System.out.println("failed: " + e.getMessage());
        }
      }
      System.out.println("after: " + scripts.run("return 'fine';"));
    }
  }

  @Test
  @Timeout(300)
  void aScriptThatWantsAllMemoryFailsAndTheNodeGoesOn(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path output = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SmallNode.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(280, TimeUnit.SECONDS)).as("it ended").isTrue();
    } finally {
      process.destroyForcibly();
    }

    List<String> said = Files.readAllLines(output).stream().filter(l -> l.contains(": ")).toList();
    assertThat(said).hasSize(SmallNode.HUNGRY.size() + 1).last().asString().contains("fine");
    assertThat(said.subList(0, SmallNode.HUNGRY.size()))
        .allSatisfy(line -> assertThat(line).startsWith("failed: ").contains("memory"));
  }
}
