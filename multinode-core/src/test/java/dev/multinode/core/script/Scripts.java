package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs scripts of the run {@code run-1}, with nothing of a node around them. */
final class Scripts {
  private final List<String> log = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private final ScriptEngine engine;

  private Scripts(ScriptConfig config, Outside outside) {
    engine =
        new ScriptEngine(config, InstantSource.system(), Set.of(), ScriptServices.none(), outside);
  }

  static Scripts with(ScriptFiles files) {
    return with(Outside.with(files));
  }

  static Scripts with(Outside outside) {
    return new Scripts(ScriptConfig.defaults(), outside);
  }

  static Scripts with(ScriptConfig config, Outside outside) {
    return new Scripts(config, outside);
  }

  static Scripts with(ScriptConfig config) {
    return new Scripts(config, Outside.with(new ScriptFiles(FilesConfig.defaults())));
  }

  Value run(String text) {
    ScriptCode code =
        new ScriptCode("Workflow:Test / Step (item1)", text, List.of(), List.of(), TypeName.ANY);
    ScriptSession.Flow flow = new ScriptSession.Flow("w1", "Test", "1.0.0");
    ScriptSession session =
        new ScriptSession(
            "run-1",
            "ada",
            "run-1/item1/0",
            flow,
            flow,
            new ScriptSession.Step("item1", "Step"),
            Map.of(),
            (origin, severity, line) -> log.add(severity + ": " + line),
            stop);
    return engine.run(code, Map.of(), session).returned();
  }

  StopSignal stop() {
    return stop;
  }

  List<String> log() {
    return log;
  }
}
