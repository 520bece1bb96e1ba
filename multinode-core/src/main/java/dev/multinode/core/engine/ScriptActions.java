package dev.multinode.core.engine;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.script.ScriptCode;
import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.script.ScriptSession;
import dev.multinode.core.script.StopSignal;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs actions as scripts, with no run around them; what they log goes to the node's log. */
final class ScriptActions implements Actions {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptActions.class);

  private final ContentLibrary library;
  private final ScriptEngine scripts;

  @Inject
  ScriptActions(ContentLibrary library, ScriptEngine scripts) {
    this.library = library;
    this.scripts = scripts;
  }

  @Override
  public Value run(String module, String name, Map<String, Value> arguments, String user) {
    ScriptCode code = ScriptCode.of(module, library.action(module, name));
    ScriptSession session =
        new ScriptSession(
            null,
            user,
            UUID.randomUUID().toString(),
            null,
            null,
            null,
            arguments,
            (origin, severity, text) ->
                LOG.info("action {}/{}: {}: {}", module, name, severity, text),
            new StopSignal());
    return scripts.run(code, arguments, session).returned();
  }
}
