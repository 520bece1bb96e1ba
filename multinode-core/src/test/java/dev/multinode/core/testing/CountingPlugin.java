package dev.multinode.core.testing;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A plug-in that remembers what scripts called: {@code Counting.add(text)}, {@code
 * Counting.hold()}, which returns when {@link #release} is called, and {@code Counting.fail()}.
 */
public final class CountingPlugin implements NodePlugin {
  private static final TypeName COUNTER = new TypeName("CNT:Counter");

  private final List<String> requestIds = new CopyOnWriteArrayList<>();
  private final List<String> added = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);

  /** Of every {@code add}, in order. */
  public List<String> requestIds() {
    return requestIds;
  }

  /** What was added, in order. */
  public List<String> added() {
    return added;
  }

  /** Whether a script is or was in {@code hold}. */
  public boolean isHolding() {
    return held.getCount() == 0;
  }

  public void release() {
    released.countDown();
  }

  @Override
  public String name() {
    return "CNT";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String description() {
    return "Counts calls";
  }

  @Override
  public List<ScriptObject> scriptObjects() {
    return List.of(
        new ScriptObject() {
          @Override
          public String name() {
            return "Counting";
          }

          @Override
          public Set<String> methods() {
            return Set.of("add", "hold", "fail");
          }

          @Override
          public Value call(ScriptCall call, String method, List<Value> args) {
            return count(call, method, args);
          }
        });
  }

  private Value count(ScriptCall call, String method, List<Value> args) {
    switch (method) {
      case "add" -> {
        requestIds.add(call.requestId());
        added.add(((Value.Text) args.get(0)).text());
      }
      case "hold" -> hold();
      default -> throw new MultinodeException(ErrorCode.FAILED, "the counter is broken");
    }
    return Value.NULL;
  }

  private void hold() {
    held.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<TypeName> types() {
    return List.of(COUNTER);
  }

  @Override
  public List<PluginObject> list(TypeName type) {
    return List.of();
  }

  @Override
  public Optional<PluginObject> find(TypeName type, String id) {
    return Optional.of(new PluginObject(COUNTER, id, "counter " + id, Map.of("size", Value.of(7))));
  }

  @Override
  public Set<String> methods(TypeName type) {
    return Set.of("twice");
  }

  @Override
  public Value call(ScriptCall call, Value.Ref object, String method, List<Value> args) {
    return Value.of(2 * ((Value.Num) args.get(0)).number());
  }
}
