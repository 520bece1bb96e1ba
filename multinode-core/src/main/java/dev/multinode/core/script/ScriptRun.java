package dev.multinode.core.script;

import dev.multinode.core.net.AddressPolicy;
import dev.multinode.core.shared.CustomEvents;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;

/** One run of a script with the actions that it calls; used by one thread. */
final class ScriptRun implements AutoCloseable {
  private final ScriptEngine engine;
  private final ScriptSession session;
  private final Context context;
  private final long startedAt;
  private final List<Runnable> atEnd = new ArrayList<>();
  private final Set<String> locks = new HashSet<>();
  private final Map<String, Long> seenEvents = new HashMap<>();
  private HostObject executionContext;
  private RunFiles files;
  private String logMarker = "";
  private int lines;
  private Call current;
  private int calls;
  private int depth;

  ScriptRun(ScriptEngine engine, ScriptSession session, Context context) {
    this.engine = engine;
    this.session = session;
    this.context = context;
    startedAt = engine.clock().millis();
  }

  ScriptSession session() {
    return session;
  }

  ScriptServices services() {
    return engine.services();
  }

  /**
   * Writes a line to the log of the run.
   *
   * @param severity as in {@link ScriptLog#line}
   */
  void log(String origin, String severity, String text) {
    int maxLines = engine.config().maxLogLines();
    int maxChars = engine.config().maxLogChars();
    if (lines >= maxLines) {
      return;
    }
    lines++;
    String line = logMarker + text;
    if (line.length() > maxChars) {
      line =
          "%s… (%d more characters, the limit is 'script.maxLogChars')"
              .formatted(line.substring(0, maxChars), line.length() - maxChars);
    }
    session.log().line(origin, severity, line);
    if (lines == maxLines) {
      session
          .log()
          .line(
              "server",
              "warning",
              "the script has written %d lines, the limit 'script.maxLogLines'; the rest is left out"
                  .formatted(maxLines));
    }
  }

  /**
   * @param marker begins each line from now on; empty for none
   */
  void setLogMarker(String marker) {
    logMarker = marker.isEmpty() ? "" : "[" + marker + "] ";
  }

  /** What scripts may connect to. */
  AddressPolicy addresses() {
    return engine.outside().web().addresses();
  }

  /** Names of locks that this attempt of the item has taken; changes count. */
  Set<String> locks() {
    return locks;
  }

  /** Whether an event was sent since the script began, or since it saw the last one. */
  boolean isNews(String event, CustomEvents.Sent sent) {
    Long last = seenEvents.get(event);
    boolean news = last == null ? sent.at().toEpochMilli() >= startedAt : sent.count() > last;
    if (news) {
      seenEvents.put(event, sent.count());
    }
    return news;
  }

  /** The outputs of the script or action at work, as they are now. */
  Scriptable outputs() {
    return current.outputs();
  }

  /** Whether an object is there; one of a type that nobody knows is taken to be. */
  boolean exists(Value.Ref ref) {
    if (ref.type().isPlugin()) {
      return plugins().find(ref.type(), ref.id()).isPresent();
    }
    return switch (ref.type().text()) {
      case CoreObjects.TOKEN -> services().runs().find(ref.id()).isPresent();
      case CoreObjects.TASK -> services().tasks().flatMap(all -> all.find(ref.id())).isPresent();
      default -> content().exists(ref);
    };
  }

  /** Has something done when the script is over, however it ends. */
  void atEnd(Runnable task) {
    atEnd.add(task);
  }

  /** The last that was asked for comes first. */
  @Override
  public void close() {
    for (int i = atEnd.size() - 1; i >= 0; i--) {
      atEnd.get(i).run();
    }
  }

  PluginObjects plugins() {
    return engine.plugins();
  }

  ContentObjects content() {
    return engine.content();
  }

  ScriptConfig config() {
    return engine.config();
  }

  RunFiles files() {
    if (files == null) {
      files = new RunFiles(engine.outside().files(), session);
      atEnd(files::close);
    }
    return files;
  }

  WebClient web() {
    return engine.outside().web();
  }

  Commands commands() {
    return engine.outside().commands();
  }

  InstantSource clock() {
    return engine.clock();
  }

  /** Calls are numbered, so that the same call has the same id when the item runs again. */
  ScriptCall nextCall() {
    calls++;
    return new ScriptCall(session.runId(), session.user(), session.requestId() + "/" + calls);
  }

  Object show(Scriptable scope, Value value) {
    return new ValueWriter(this, scope).write(value);
  }

  Value read(Object object, String what) {
    return new ValueReader(engine.config()).read(object, TypeName.ANY, what);
  }

  /** Reads a value as a type that is declared. */
  Value read(Object object, TypeName declared, String what) {
    return new ValueReader(engine.config()).read(object, declared, what);
  }

  List<Value> read(Arguments args) {
    ValueReader reader = new ValueReader(engine.config());
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < args.count(); i++) {
      String what = "argument %d of %s".formatted(i + 1, args.function());
      values.add(reader.read(args.get(i), TypeName.ANY, what));
    }
    return values;
  }

  /** What scripts and actions of one run of an item share; they may keep anything in it. */
  Object executionContext(Scriptable scope) {
    if (executionContext == null) {
      executionContext =
          new HostObject(scope, "ExecutionContext", false)
              .method("parameterNames", args -> context.newArray(scope, names()))
              .method("contains", args -> session.runInputs().containsKey(args.text(0)))
              .method("getParameter", args -> parameter(scope, args.text(0)));
    }
    return executionContext;
  }

  private Object[] names() {
    return session.runInputs().keySet().toArray();
  }

  private Object parameter(Scriptable scope, String name) {
    return show(scope, session.runInputs().getOrDefault(name, Value.NULL));
  }

  /**
   * Calls an action with what a script gave. Objects are handed over as they are, in both
   * directions.
   */
  Object action(String module, String name, Object[] args) {
    if (depth >= engine.config().maxActionDepth()) {
      throw HostErrors.text(
          "action '%s/%s' is called %d actions deep, the limit 'script.maxActionDepth'; does it call itself?"
              .formatted(module, name, depth));
    }
    ScriptCode code = content().action(module, name);
    depth++;
    try {
      Object[] filled = new Object[code.inputs().size()];
      System.arraycopy(args, 0, filled, 0, Math.min(args.length, filled.length));
      return new Call(code).with(filled);
    } finally {
      depth--;
    }
  }

  /** A script that is ready to be called, in a scope of its own. */
  final class Call {
    private final Scriptable scope;
    private final Script script;
    private final Scriptable out;

    Call(ScriptCode code) {
      scope = new Globals(ScriptRun.this, engine.standardObjects(code));
      script = engine.parsed().get(context, code);
      out = context.newObject(scope);
    }

    Scriptable scope() {
      return scope;
    }

    /**
     * @param inputs script values in the order of {@link ScriptCode#inputs}, those with names that
     *     no variable can have left out
     * @return what the script returned
     */
    Object with(Object... inputs) {
      Object[] args = new Object[inputs.length + 1];
      args[0] = out;
      System.arraycopy(inputs, 0, args, 1, inputs.length);
      Function function = (Function) script.exec(context, scope, scope);
      Call caller = current;
      current = this;
      try {
        return function.call(context, scope, scope, args);
      } finally {
        current = caller;
      }
    }

    /** The outputs, as an object with a property for each. */
    Scriptable outputs() {
      Function read = (Function) out.get("read", out);
      return (Scriptable) read.call(context, scope, scope, new Object[0]);
    }
  }
}
