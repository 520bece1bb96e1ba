package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
  private static String uses(String script) {
    return ScriptReader.read(script.replace("\\n", "\n"), Set.of("vm", "out")).stream()
        .map(use -> use.kind() + " " + use.name() + " " + use.line())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "var a = 1;\\n\\nVcPlugin.find(vm);                     | NAME VcPlugin 3",
        "new VcFolder(); new VcFolder();                        | NAME VcFolder 1",
        "// VcPlugin\\n/* VcPlugin */ var s = 'VcPlugin';       | ''",
        "var re = /VcPlugin/; var t = `VcPlugin`;               | ''",
        "if (typeof VcPlugin != 'undefined') {}                 | ''",
        "function VcHelper(a) { return a; } VcHelper(1);        | ''",
        "for (i in vm) { out = i; } for each (var x in vm) {}   | ''",
        "i = 0; i++; return i;                                  | ''",
        "try { vm(); } catch (e) { throw e; }                   | ''",
        "var o = {VcPlugin: 1}; o.VcPlugin; o['VcPlugin'];      | ''",
        "outer: for (;;) { break outer; }                       | ''",
        "while (true) { if (vm) { continue; } break; }          | ''",
        "[1].map(q => q + 1); let {a, b} = vm; const [c] = vm; return a + b + c; | ''",
        "var f = function me(n) { return n ? me(n - 1) : arguments; };  | ''",
        "return JSON.stringify(Math.max(parseInt('1'), NaN, undefined)) + new Date() + Object; | ''",
        "var x = <a><b c={vm}/></a>; return x.b.@c + x..b;      | ''",
        "new Properties(); new File('x'); new URL(); workflow.id; System.log('x'); Server.log('y'); | ''",
        "System.fly(); System.log(1);                           | NOT_IMPLEMENTED System.fly 1",
        "var System = {}; System.fly();                         | ''",
        "return System.getModule('org.x').find(vm);             | ACTION org.x/find 1",
        "return System.getModule(\"org.x\")[\"find\"](vm);      | ACTION org.x/find 1",
        "var m = System.getModule('org.x');\\nm.find(); m.find(); m.name; | ACTION org.x/find 2",
        "System.getModule('org.' + vm).find();                  | ''",
        "Server.getWorkflowWithId('w-1').execute();             | WORKFLOW w-1 1",
        "nobody();                                              | NAME nobody 1",
        "return;\\nunused();                                    | NAME unused 2",
      })
  void whatAScriptUsesIsFound(String script, String found) {
    assertThat(uses(script)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "var = 3;              | 1",
        "var a = 1;\\nif (a {  | 2",
        "return 'x             | 1",
        "}                     | 1",
      })
  void aSyntaxErrorIsFoundWithItsLine(String script, int line) {
    assertThat(ScriptReader.read(script.replace("\\n", "\n"), Set.of()))
        .singleElement()
        .satisfies(
            use -> {
              assertThat(use.kind()).isEqualTo(ScriptUse.Kind.SYNTAX_ERROR);
              assertThat(use.line()).isEqualTo(line);
            });
  }
}
