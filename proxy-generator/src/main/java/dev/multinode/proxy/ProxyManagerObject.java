package dev.multinode.proxy;

import dev.multinode.core.remote.RemoteToken;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code VCOProxyWorkflowManager} of scripts ({@code multinode-plugin.md} §4.1). */
final class ProxyManagerObject implements ScriptObject {
  private final ProxyRuns runs;
  private final ProxyGenerator generator;

  @Inject
  ProxyManagerObject(ProxyRuns runs, ProxyGenerator generator) {
    this.runs = runs;
    this.generator = generator;
  }

  @Override
  public String name() {
    return "VCOProxyWorkflowManager";
  }

  @Override
  public Set<String> methods() {
    return Set.of(
        "createProxy",
        "createAllProxies",
        "deleteProxies",
        "executeSynchronousProxy",
        "executeAsynchronousProxy");
  }

  @Override
  public Value call(ScriptCall call, String method, List<Value> args) {
    ScriptArgs arguments = new ScriptArgs(name() + "." + method, args);
    return switch (method) {
      case "createProxy" -> createProxy(arguments);
      case "createAllProxies" ->
          Value.of(generator.generateAll(arguments.id(0, "server"), mode(arguments)));
      case "deleteProxies" -> {
        generator.deleteAll(arguments.id(0, "server"));
        yield Value.NULL;
      }
      case "executeSynchronousProxy" -> synchronous(start(call, arguments, true));
      case "executeAsynchronousProxy" -> ref(start(call, arguments, false));
      default -> throw new IllegalArgumentException(name() + " has no method " + method);
    };
  }

  /** Gives the local workflow, which the original does not. */
  private Value createProxy(ScriptArgs arguments) {
    RemoteId id = RemoteId.parse(arguments.id(0, "remoteWorkflowId"));
    Proxy proxy = generator.generate(id.serverId(), id.id(), mode(arguments)).proxy();
    return new Value.Ref(new TypeName("Workflow"), proxy.id(), proxy.name());
  }

  private static ProxyMode mode(ScriptArgs arguments) {
    return arguments.flag(1) ? ProxyMode.SYNC : ProxyMode.ASYNC;
  }

  private RemoteToken start(ScriptCall call, ScriptArgs arguments, boolean waits) {
    return runs.start(
        call,
        arguments.text(0, "connectionId"),
        arguments.text(1, "workflowId"),
        arguments.properties(2, "parameters"),
        waits);
  }

  private static Value synchronous(RemoteToken token) {
    Map<String, Value> handle = new LinkedHashMap<>();
    handle.put("trigger", new Value.Ref(TypeName.TRIGGER, token.id(), token.workflowName()));
    handle.put("remoteToken", ref(token));
    return new Value.Props(handle);
  }

  private static Value.Ref ref(RemoteToken token) {
    return new Value.Ref(TypeMap.TOKEN, token.id(), token.workflowName());
  }
}
