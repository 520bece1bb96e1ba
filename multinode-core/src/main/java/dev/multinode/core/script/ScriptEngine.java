package dev.multinode.core.script;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * Runs scripts: each in a scope of its own, without Java, within limits of time, depth and size.
 * Memory is looked after for all scripts together, so they count as code of trusted authors. Safe
 * for use by many threads.
 */
public final class ScriptEngine {
  private final ScriptConfig config;
  private final InstantSource clock;
  private final PluginObjects plugins;
  private final ScriptServices services;
  private final ContentObjects content;
  private final Outside outside;
  private final ParsedScripts parsed;
  private final Sandbox sandbox;
  private final Scriptable shared;

  @Inject
  public ScriptEngine(
      ScriptConfig config,
      InstantSource clock,
      Set<NodePlugin> plugins,
      ScriptServices services,
      Outside outside) {
    this.config = config;
    this.clock = clock;
    this.outside = outside;
    this.plugins = new PluginObjects(plugins);
    this.services = services;
    content = new ContentObjects(services.store(), services.library());
    parsed = new ParsedScripts(config);
    sandbox = new Sandbox(config);
    shared = sandbox.standardObjects(true);
  }

  /**
   * Runs a script on this thread.
   *
   * @param inputs by name; missing ones are null
   * @throws ScriptException when the script throws, has a syntax error, leaves a value that does
   *     not fit, or is over a limit
   * @throws ScriptStopped when the session was told to stop
   */
  public ScriptResult run(ScriptCode code, Map<String, Value> inputs, ScriptSession session) {
    return sandbox.call(
        context -> {
          Sandbox.Limited limited = (Sandbox.Limited) context;
          limited.begin(session.stop(), config.timeLimit().toMillis());
          try (ScriptRun run = new ScriptRun(this, session, context)) {
            return call(run, code, inputs);
          } catch (RhinoException e) {
            throw failure(e, code);
          } catch (NodeTrouble e) {
            throw e.trouble();
          } catch (StackOverflowError e) {
            throw new ScriptException(
                "functions call each other, or data is nested, too deep; does one contain itself?",
                code.source(),
                0,
                e);
          } catch (OutOfMemoryError | NegativeArraySizeException e) {
            throw new ScriptException(
                "the script needs more memory than this node has; work on less at once",
                code.source(),
                0,
                e);
          } catch (Sandbox.OverLimit | IllegalArgumentException e) {
            throw new ScriptException(e.getMessage(), code.source(), 0, e);
          } finally {
            limited.end();
          }
        });
  }

  private ScriptResult call(ScriptRun run, ScriptCode code, Map<String, Value> inputs) {
    ScriptRun.Call call = run.new Call(code);
    ValueWriter writer = new ValueWriter(run, call.scope());
    List<Parameter> named =
        code.inputs().stream().filter(p -> ParsedScripts.isName(p.name())).toList();
    Object returned =
        call.with(
            named.stream()
                .map(p -> writer.write(inputs.getOrDefault(p.name(), Value.NULL), p.type()))
                .toArray());

    ValueReader reader = new ValueReader(config);
    Scriptable left = call.outputs();
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Parameter output : code.outputs()) {
      Object object = ScriptableObject.getProperty(left, output.name());
      outputs.put(
          output.name(), reader.read(object, output.type(), "output '" + output.name() + "'"));
    }
    return new ScriptResult(result(reader, returned, code.result()), outputs);
  }

  private static Value result(ValueReader reader, Object returned, TypeName type) {
    return type.text().equalsIgnoreCase("void")
        ? Value.NULL
        : reader.read(returned, type, "the result");
  }

  private static ScriptException failure(RhinoException e, ScriptCode code) {
    String source = e.sourceName() == null ? code.source() : e.sourceName();
    return source.equals(code.source())
        ? new ScriptException(text(e), source, e.lineNumber(), hostFailure(e))
        : new ScriptException(
            "%s (%s#%d)".formatted(text(e), source, e.lineNumber()),
            "called by " + code.source(),
            0,
            hostFailure(e));
  }

  private static String text(RhinoException e) {
    if (e instanceof JavaScriptException thrown) {
      Object value = thrown.getValue();
      if (value instanceof Scriptable object
          && !(object instanceof RefObject)
          && !"Error".equals(object.getClassName())
          && ScriptableObject.hasProperty(object, "message")) {
        return Context.toString(ScriptableObject.getProperty(object, "message"));
      }
      return Context.toString(value);
    }
    return e.details();
  }

  /** A failure of the node itself is kept as the cause; one of the script says all in its text. */
  private static Throwable hostFailure(RhinoException e) {
    return e.getCause() instanceof MultinodeException cause ? cause : e;
  }

  /**
   * The standard objects are shared and sealed, since making them takes twenty times as long as a
   * short script. A script that adds to them gets its own.
   */
  Scriptable standardObjects(ScriptCode code) {
    return code.text().contains(".prototype") ? sandbox.standardObjects(false) : shared;
  }

  ScriptConfig config() {
    return config;
  }

  InstantSource clock() {
    return clock;
  }

  ScriptServices services() {
    return services;
  }

  PluginObjects plugins() {
    return plugins;
  }

  ContentObjects content() {
    return content;
  }

  Outside outside() {
    return outside;
  }

  ParsedScripts parsed() {
    return parsed;
  }
}
