package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class LogLimitTest {
  private static final RetentionConfig FEW = new RetentionConfig(null, null, null, null, null, 10);

  @AutoClose
  private final TestEngine engine =
      TestEngine.with(
          binder ->
              OptionalBinder.newOptionalBinder(binder, RetentionConfig.class)
                  .setBinding()
                  .toInstance(FEW));

  private List<String> log(String script) {
    engine.put(Flows.copy("talk", script));
    Run run = engine.run("talk", Map.of("in", Value.of("x")));
    return engine.runs().log(run.id(), "debug", null).stream().map(LogLine::text).toList();
  }

  @Test
  void aLogThatIsFullSaysSo() {
    List<String> lines = log("for (var i = 0; i < 50; i++) System.log('line ' + i);");

    assertThat(lines).hasSize(11).startsWith("line 0").contains("line 9");
    assertThat(lines.get(10)).contains("10 lines").contains("'retention.logLines'");
  }

  @Test
  void errorsGetIntoALogThatIsFull() {
    List<String> lines =
        log("for (var i = 0; i < 50; i++) System.log('line ' + i); throw 'broken';");

    assertThat(lines).hasSize(12);
    assertThat(lines.get(11)).contains("broken");
  }

  @Test
  void linesOfAllItemsAreCounted() {
    engine.put(
        Flows.waiting(
            "wait",
            "for (var i = 0; i < 8; i++) System.log('before ' + i);",
            "for (var i = 0; i < 8; i++) System.log('after ' + i);"));
    Run run = engine.start("wait", Map.of("event", Value.of("e")));
    engine.await(run.id(), RunState.WAITING_SIGNAL);
    engine.triggers().fire("e", Value.NULL);
    engine.end(run.id());

    assertThat(engine.runs().log(run.id(), "debug", null)).hasSize(11);
  }
}
