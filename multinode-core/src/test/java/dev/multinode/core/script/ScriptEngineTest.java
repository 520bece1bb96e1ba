package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.testing.CountingPlugin;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptEngineTest {
  private final List<String> log = new ArrayList<>();
  private final CountingPlugin plugin = new CountingPlugin();
  private final Map<String, Value> inputs = new LinkedHashMap<>();
  private final StopSignal stop = new StopSignal();
  private ScriptConfig config = ScriptConfig.defaults();

  private ScriptEngine engine() {
    return new ScriptEngine(
        config,
        InstantSource.fixed(Instant.EPOCH),
        Set.<NodePlugin>of(plugin),
        ScriptServices.none(),
        Outside.with(new ScriptFiles(FilesConfig.defaults())));
  }

  private ScriptResult run(String text, Parameter... outputs) {
    return run(engine(), text, outputs);
  }

  private ScriptResult run(ScriptEngine engine, String text, Parameter... outputs) {
    List<Parameter> parameters =
        inputs.entrySet().stream()
            .map(e -> new Parameter(e.getKey(), e.getValue().type()))
            .toList();
    ScriptCode code =
        new ScriptCode(
            "Workflow:Test / Step (item1)", text, parameters, List.of(outputs), TypeName.ANY);
    return engine.run(code, inputs, session());
  }

  private ScriptSession session() {
    return new ScriptSession(
        "run-1",
        "ada",
        "run-1/item1/0",
        new ScriptSession.Flow("w1", "Test", "1.0.0"),
        new ScriptSession.Flow("w1", "Test", "1.0.0"),
        new ScriptSession.Step("item1", "Step"),
        Map.of(),
        (origin, severity, line) -> log.add(severity + ": " + line),
        stop);
  }

  private static Parameter output(String name, String type) {
    return new Parameter(name, new TypeName(type));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "var s = 0; for each (var x in [1, 2, 3]) { s += x; } return s + '';       | 6",
        "var x = <a><b>1</b></a>; return x.b.toString();                           | 1",
        "for (i = 0; i < 3; i++) {} return typeof i + i;                           | number3",
        "let q = 3; const z = 4; return `v${q + z}` + [1].map(a => a + 1);         | v72",
        "return typeof java + typeof Packages + typeof VcPlugin;                   | undefinedundefinedundefined",
        "String.prototype.twice = function () { return this + this; }; return 'a'.twice(); | aa",
        "var o = {}; o.toString = function () { return 'own'; }; return '' + o;    | own",
        "name = 'x'; escape = 'y'; return name + escape;                           | xy",
        "return JSON.stringify({a: [1, null, 'x']});                               | {\"a\":[1,null,\"x\"]}",
        "try { null.x; } catch (e) { return '' + (e instanceof TypeError); }       | true",
        "try { System.getModule(); } catch (e) { return e; }                       | System.getModule: the module is missing",
        "var p = new Properties(); p.put('k', 1); p.z = 2; return p.keys.join('+') + p.get('k') + p.z; | k+z12",
        "return System.formatDate(new Date(0), 'yyyy-MM-dd');                      | 1970-01-01",
        "return System.getObjectType([]) + System.getObjectType('');               | Arraystring",
        "return workflow.name + workflow.currentWorkflow.id;                       | Testw1",
      })
  void scriptsOfEveryStyleRun(String script, String result) {
    assertThat(run(script).returned()).isEqualTo(Value.of(result));
  }

  @Test
  void variablesGoInAndComeOutHoweverTheyAreDeclared() {
    inputs.put("count", Value.of(4));

    ScriptResult result =
        run(
            "count = count + 1; var declared = 'a'; undeclared = 'b'; let modern = true;",
            output("count", "number"),
            output("declared", "string"),
            output("undeclared", "string"),
            output("modern", "boolean"),
            output("untouched", "string"));

    assertThat(result.outputs())
        .containsEntry("count", Value.of(5))
        .containsEntry("declared", Value.of("a"))
        .containsEntry("undeclared", Value.of("b"))
        .containsEntry("modern", Value.of(true))
        .containsEntry("untouched", Value.NULL);
  }

  @Test
  void valuesOfEveryKindSurviveAScript() {
    inputs.put("text", Value.of("Søren 👋"));
    inputs.put("date", new Value.Date(Instant.ofEpochMilli(1234567890123L)));
    inputs.put("secret", new Value.Secret("s3cret"));
    inputs.put("list", new Value.Array(TypeName.NUMBER, List.of(Value.of(1), Value.NULL)));
    inputs.put("props", new Value.Props(Map.of("a", Value.of("b"))));
    inputs.put("mime", new Value.Mime("a.txt", "text/plain", new byte[] {65}));
    inputs.put("ref", new Value.Ref(new TypeName("CNT:Counter"), "c1", "one"));
    TypeName pair = new TypeName("CompositeType(a:string,n:number):Pair");
    inputs.put("pair", new Value.Composite(pair, Map.of("a", Value.of("x"), "n", Value.of(2))));
    Parameter[] outputs =
        inputs.entrySet().stream()
            .map(e -> new Parameter(e.getKey() + "2", e.getValue().type()))
            .toArray(Parameter[]::new);

    ScriptResult result =
        run(
            "text2=text; date2=date; secret2=secret; list2=list; props2=props; mime2=mime; ref2=ref; pair2=pair;",
            outputs);

    inputs.forEach((name, value) -> assertThat(result.outputs().get(name + "2")).isEqualTo(value));
  }

  @Test
  void aCredentialHasAUserAndAPassword() {
    inputs.put("login", new Value.Secret("ada:a:b"));
    ScriptCode code =
        new ScriptCode(
            "Workflow:Test / Step (item1)",
            "user = login.username + login.checkPassword('a:b') + login; copy = login;"
                + "return login.password;",
            List.of(new Parameter("login", new TypeName("Credential"))),
            List.of(output("user", "string"), output("copy", "Credential")),
            TypeName.SECURE_STRING);

    ScriptResult result = engine().run(code, inputs, session());

    assertThat(result.returned()).isEqualTo(new Value.Secret("a:b"));
    assertThat(result.outputs())
        .containsEntry("user", Value.of("adatrue[Credential]"))
        .containsEntry("copy", new Value.Secret("ada:a:b"));
  }

  @Test
  void anErrorSaysWhatAndWhere() {
    assertThatThrownBy(() -> run("if (true) {\n  throw \"who is missing\";\n}"))
        .isInstanceOf(ScriptException.class)
        .hasMessage("who is missing (Workflow:Test / Step (item1)#2)");
    assertThatThrownBy(() -> run("var x = null;\n\nx.y();"))
        .hasMessageContaining("TypeError")
        .hasMessageEndingWith("(Workflow:Test / Step (item1)#3)");
    assertThatThrownBy(() -> run("var = 3;"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("(Workflow:Test / Step (item1)#1)");
  }

  @Test
  void whatIsNotThereSaysSo() {
    assertThatThrownBy(() -> run("System.fly();"))
        .hasMessageContaining("System.fly is not implemented");
  }

  @ParameterizedTest
  @ValueSource(strings = {"System", "Server", "workflow"})
  void aScriptMayAskWhetherSomethingIsThere(String object) {
    assertThat(
            run("var seen = typeof $.fly; if ($.fly) seen += '!'; if ($.fly == null) seen += '?';"
                        .replace("$", object)
                    + " return seen + ('fly' in $) + JSON.stringify($);".replace("$", object))
                .returned())
        .isEqualTo(Value.of("undefined?false{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.fly();",
        "new System.fly();",
        "return System.fly + '';",
        "return System.fly.far;",
        "return System.fly == 'x';",
        "return System.fly;",
        "System.fly.far = 1;",
        "return [System.fly];",
      })
  void whoeverUsesWhatIsNotThereIsTold(String script) {
    assertThatThrownBy(() -> run(script)).hasMessageContaining("System.fly is not implemented");
  }

  @Test
  void functionsDoNotCrossItems() {
    assertThatThrownBy(() -> run("f = function () {};", output("f", "Any")))
        .hasMessageContaining("functions cannot be kept between items");
  }

  @Test
  void anOutputOfAnotherTypeIsAnError() {
    assertThatThrownBy(() -> run("n = 'many';", output("n", "number")))
        .hasMessageContaining("output 'n' is declared as number and holds a value of type string");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) {}",
        "while (true) { try { while (true) {} } catch (e) {} }",
        "while (true) { try { while (true) {} } finally { continue; } }",
      })
  void anEndlessScriptIsStopped(String script) {
    config = ScriptConfig.defaults().withTimeLimit(Duration.ofMillis(50));

    assertThatThrownBy(() -> run(script)).hasMessageContaining("script.timeLimit");
  }

  @Test
  void aCompiledScriptHasALimitToo() {
    config = new ScriptConfig(Duration.ofMillis(50), null, null, null, 1, null, null, null, null);
    ScriptEngine engine = engine();
    inputs.put("endless", Value.of(false));
    String script = "while (endless) {} return 1;";
    run(engine, script);
    run(engine, script);
    inputs.put("endless", Value.of(true));

    assertThatThrownBy(() -> run(engine, script)).hasMessageContaining("script.timeLimit");
  }

  @Test
  void sleepDoesNotCountAsTimeOfTheScript() {
    config = ScriptConfig.defaults().withTimeLimit(Duration.ofSeconds(1));

    assertThat(run("System.sleep(1100); for (var i = 0; i < 50000; i++) {} return 1;").returned())
        .isEqualTo(Value.of(1));
  }

  @Test
  void aScriptThatIsToldToStopStops() {
    stop.stop();

    assertThatThrownBy(() -> run("System.sleep(60000);")).isInstanceOf(ScriptStopped.class);
    assertThatThrownBy(() -> run("try { while (true) {} } catch (e) {}"))
        .isInstanceOf(ScriptStopped.class);
  }

  @Test
  void endlessRecursionAndEndlessDataAreErrors() {
    config = ScriptConfig.defaults().withMaxResultChars(1000);

    assertThatThrownBy(() -> run("function f() { return f() + 1; } f();"))
        .isInstanceOf(ScriptException.class);
    assertThatThrownBy(() -> run("o = {}; o.o = o;", output("o", "Any")))
        .isInstanceOf(ScriptException.class);
    assertThatThrownBy(() -> run("s = new Array(2000).join('x');", output("s", "string")))
        .hasMessageContaining("script.maxResultChars");
  }

  @Test
  void scriptsDoNotSeeEachOther() {
    ScriptEngine engine = engine();

    run(engine, "leftover = 1;");

    assertThat(run(engine, "return typeof leftover;").returned()).isEqualTo(Value.of("undefined"));
  }

  @Test
  void callsOfPluginsAreNumberedTheSameEachTime() {
    run("Counting.add('a'); Counting.add('b'); return Counting.size;");
    run("Counting.add('a');");

    assertThat(plugin.requestIds())
        .containsExactly("run-1/item1/0/1", "run-1/item1/0/2", "run-1/item1/0/1");
  }

  @Test
  void objectsOfPluginsAreLookedUpWhenAsked() {
    inputs.put("counter", new Value.Ref(new TypeName("CNT:Counter"), "c1", null));

    assertThat(run("return counter.name + counter.size + counter.twice(21);").returned())
        .isEqualTo(Value.of("counter c1742"));
  }

  @Test
  void whatAPluginThrowsIsATextThatScriptsCatch() {
    assertThat(run("try { Counting.fail(); } catch (e) { return e; }").returned())
        .isEqualTo(Value.of("the counter is broken"));
  }

  @Test
  void linesAreLoggedWithTheirSeverity() {
    run(
        "System.log('a'); System.warn('b'); System.error('c'); System.debug('d'); Server.log('e');");

    assertThat(log).containsExactly("info: a", "warning: b", "error: c", "debug: d", "info: e");
  }
}
