package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteRuns;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.RemoteToken;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects behind the types of the plug-in, with the properties that scripts read. */
final class VcoObjects {
  private final Servers servers;
  private final Signatures signatures;
  private final Provider<RemoteRuns> runs;

  @Inject
  VcoObjects(Servers servers, Signatures signatures, Provider<RemoteRuns> runs) {
    this.servers = servers;
    this.signatures = signatures;
    this.runs = runs;
  }

  static Value.Ref ref(RemoteServer server) {
    return new Value.Ref(TypeMap.SERVER, server.id(), server.name());
  }

  List<PluginObject> servers() {
    return servers.list().stream().map(VcoObjects::object).toList();
  }

  Optional<PluginObject> find(TypeName type, String id) {
    try {
      if (type.is(TypeMap.SERVER)) {
        return servers.find(id).map(VcoObjects::object);
      } else if (type.is(TypeMap.TOKEN)) {
        return runs.get().find(id).map(this::object);
      } else if (type.is(TypeMap.WORKFLOW)) {
        return Optional.of(workflow(RemoteId.parse(id)));
      }
      return Optional.of(other(type, id));
    } catch (MultinodeException e) {
      if (e.code() == ErrorCode.NOT_FOUND || e.code() == ErrorCode.INPUT_INVALID) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static PluginObject object(RemoteServer server) {
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("connectionId", Value.of(server.id()));
    properties.put("simpleName", Value.of(server.name()));
    properties.put("scheme", Value.of("https"));
    properties.put("host", Value.of(server.baseUri().getHost()));
    int port = server.baseUri().getPort();
    properties.put("port", Value.of(port == -1 ? 443 : port));
    properties.put("status", Value.of(server.state().name()));
    properties.put("statusReason", Value.of(server.reason()));
    properties.put("version", Value.of(server.version()));
    properties.put("shared", Value.of(true));
    properties.put("connectionTimeout", Value.of(server.timeouts().connect().toSeconds()));
    properties.put("socketTimeout", Value.of(server.timeouts().request().toSeconds()));
    properties.put("retryTimeout", Value.of(server.timeouts().retry().toMinutes()));
    return new PluginObject(TypeMap.SERVER, server.id(), server.name(), properties);
  }

  private PluginObject object(RemoteToken token) {
    Map<String, Value> properties = new LinkedHashMap<>();
    String state = token.ended() ? token.state() : runs.get().state(token.id());
    properties.put("state", Value.of(state));
    properties.put("remoteRunId", Value.of(token.remoteRunId()));
    properties.put("connectionId", Value.of(token.serverId()));
    properties.put("workflowId", Value.of(token.workflowId()));
    if (token.unknownSince() != null) {
      properties.put("unknownSince", new Value.Date(token.unknownSince()));
    }
    return new PluginObject(TypeMap.TOKEN, token.id(), token.workflowName(), properties);
  }

  private PluginObject workflow(RemoteId id) {
    RemoteServer server = servers.get(id.serverId());
    VroClient.RemoteWorkflow workflow = signatures.get(server, id.id());
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("description", Value.of(workflow.description()));
    properties.put("version", Value.of(workflow.version()));
    properties.put("server", ref(server));
    return new PluginObject(TypeMap.WORKFLOW, id.toString(), workflow.name(), properties);
  }

  /** What is known of it is in its id; nothing is asked of the server. */
  private PluginObject other(TypeName type, String text) {
    RemoteId id = RemoteId.parse(text);
    RemoteServer server = servers.get(id.serverId());
    Map<String, Value> properties = new LinkedHashMap<>();
    properties.put("server", ref(server));
    String remote = id.id();
    int slash = remote.indexOf('/');
    if (type.is(TypeMap.PLUGIN_OBJECT) && slash > 0) {
      properties.put("remoteType", Value.of(remote.substring(0, slash)));
      remote = remote.substring(slash + 1);
    }
    properties.put("remoteId", Value.of(remote));
    return new PluginObject(type, text, remote, properties);
  }
}
