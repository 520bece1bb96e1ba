package dev.multinode.core.engine.graphs;

import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers what the scripts of each run told it: {@code Outside.tell(text)}. */
final class OutsidePlugin implements NodePlugin {
  private final Map<String, List<String>> told = new ConcurrentHashMap<>();

  /** In order; empty for a run that told nothing. */
  List<String> told(String runId) {
    return told.getOrDefault(runId, List.of());
  }

  @Override
  public String name() {
    return "OUT";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String description() {
    return "Listens";
  }

  @Override
  public List<ScriptObject> scriptObjects() {
    return List.of(
        new ScriptObject() {
          @Override
          public String name() {
            return "Outside";
          }

          @Override
          public Set<String> methods() {
            return Set.of("tell");
          }

          @Override
          public Value call(ScriptCall call, String method, List<Value> args) {
            told.computeIfAbsent(call.runId(), id -> new ArrayList<>())
                .add(((Value.Text) args.get(0)).text());
            return Value.NULL;
          }
        });
  }

  @Override
  public List<TypeName> types() {
    return List.of();
  }

  @Override
  public List<PluginObject> list(TypeName type) {
    return List.of();
  }

  @Override
  public Optional<PluginObject> find(TypeName type, String id) {
    return Optional.empty();
  }
}
