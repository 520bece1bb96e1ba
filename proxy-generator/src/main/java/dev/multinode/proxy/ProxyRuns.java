package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteRuns;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.RemoteToken;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient.RemoteWorkflow;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Starts remote workflows for proxies: checks and converts what they pass, then starts once. */
final class ProxyRuns {
  private final Servers servers;
  private final Signatures signatures;
  private final RemoteValues values;

  /** The engine needs the plug-ins, and what starts remote runs needs the engine: asked late. */
  private final Provider<RemoteRuns> runs;

  @Inject
  ProxyRuns(
      Servers servers, Signatures signatures, RemoteValues values, Provider<RemoteRuns> runs) {
    this.servers = servers;
    this.signatures = signatures;
    this.values = values;
    this.runs = runs;
  }

  /**
   * @param waits whether the caller waits for the trigger of the token
   * @throws MultinodeException INPUT_INVALID for an argument that does not fit, and what a start
   *     throws; nothing was started then
   */
  RemoteToken start(
      ScriptCall call,
      String connectionId,
      String workflowId,
      Map<String, Value> arguments,
      boolean waits) {
    RemoteServer server = servers.get(connectionId);
    RemoteWorkflow workflow = signature(server, workflowId, arguments);
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Map.Entry<String, Value> argument : arguments.entrySet()) {
      Parameter declared = declared(workflow, argument.getKey(), server);
      inputs.put(
          declared.name(),
          values.toRemote(argument.getValue(), declared.type(), declared.name(), server));
    }
    return runs.get()
        .start(
            new RemoteRuns.Start(server, workflow, inputs, call.requestId(), call.runId(), waits));
  }

  /** The kept one, unless it does not know an argument: it may be older than the proxy then. */
  private RemoteWorkflow signature(
      RemoteServer server, String workflowId, Map<String, Value> arguments) {
    RemoteWorkflow kept = signatures.get(server, workflowId);
    boolean fits = arguments.keySet().stream().allMatch(name -> find(kept, name).isPresent());
    return fits ? kept : signatures.fresh(server, workflowId);
  }

  private static Parameter declared(RemoteWorkflow workflow, String name, RemoteServer server) {
    return find(workflow, name)
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.INPUT_INVALID,
                    ("workflow '%s' on server '%s' has no input '%s' in its version %s; refresh the"
                            + " proxy with 'multinode proxy generate %s %s'")
                        .formatted(
                            workflow.name(),
                            server.name(),
                            name,
                            workflow.version(),
                            server.name(),
                            workflow.id())));
  }

  private static Optional<Parameter> find(RemoteWorkflow workflow, String name) {
    return workflow.inputs().stream().filter(input -> input.name().equals(name)).findFirst();
  }
}
