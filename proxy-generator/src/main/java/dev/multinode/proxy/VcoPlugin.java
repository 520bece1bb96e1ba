package dev.multinode.proxy;

import dev.multinode.core.remote.RemoteRuns;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.RemoteToken;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient.Item;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The federation as a plug-in of the node, with the object model of the original ({@code
 * multinode-plugin.md} §4), so that proxies are ordinary content.
 */
final class VcoPlugin implements NodePlugin {
  private static final Set<String> SERVER_METHODS = Set.of("findAllWorkflows", "findAllPackages");
  private static final Set<String> TOKEN_METHODS =
      Set.of("getInputParameters", "getOutputParameters", "getException", "getFailure", "cancel");
  private static final TypeName PACKAGE = new TypeName("VCO:RemotePackage");

  private final ProxyManagerObject manager;
  private final VcoPluginObject plugin;
  private final VcoObjects objects;
  private final Servers servers;
  private final Provider<RemoteRuns> runs;

  @Inject
  VcoPlugin(
      ProxyManagerObject manager,
      VcoPluginObject plugin,
      VcoObjects objects,
      Servers servers,
      Provider<RemoteRuns> runs) {
    this.manager = manager;
    this.plugin = plugin;
    this.objects = objects;
    this.servers = servers;
    this.runs = runs;
  }

  @Override
  public String name() {
    return TypeMap.NAMESPACE;
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String description() {
    return "Remote servers, their workflows and runs";
  }

  @Override
  public List<ScriptObject> scriptObjects() {
    return List.of(manager, plugin);
  }

  @Override
  public List<TypeName> types() {
    List<TypeName> types =
        new ArrayList<>(List.of(TypeMap.SERVER, TypeMap.TOKEN, TypeMap.PLUGIN_OBJECT));
    TypeMap.systemTypes().values().forEach(type -> types.add(new TypeName(type)));
    return types;
  }

  /** Only servers are listed here; what they hold is browsed through the inventory. */
  @Override
  public List<PluginObject> list(TypeName type) {
    return type.is(TypeMap.SERVER) ? objects.servers() : List.of();
  }

  @Override
  public Optional<PluginObject> find(TypeName type, String id) {
    return objects.find(type, id);
  }

  @Override
  public Set<String> methods(TypeName type) {
    if (type.is(TypeMap.SERVER)) {
      return SERVER_METHODS;
    }
    return type.is(TypeMap.TOKEN) ? TOKEN_METHODS : Set.of();
  }

  @Override
  public Value call(ScriptCall call, Value.Ref object, String method, List<Value> args) {
    return switch (method) {
      case "findAllWorkflows" -> all(object, "/workflows", TypeMap.WORKFLOW);
      case "findAllPackages" -> all(object, "/packages", PACKAGE);
      case "cancel" -> {
        runs.get().cancel(object.id());
        yield Value.NULL;
      }
      default -> token(runs.get().get(object.id()), method);
    };
  }

  private Value token(RemoteToken token, String method) {
    return switch (method) {
      case "getInputParameters" ->
          new Value.Props(RemoteValues.toLocal(token.inputs(), token.serverId()));
      case "getOutputParameters" ->
          new Value.Props(RemoteValues.toLocal(token.outputs(), token.serverId()));
      case "getException" -> Value.of(token.error());
      case "getFailure" -> Value.of(failure(token));
      default -> throw new IllegalArgumentException(TypeMap.TOKEN + " has no method " + method);
    };
  }

  /** What a proxy fails with: state, error, item and run of the remote. */
  private String failure(RemoteToken token) {
    String server = servers.find(token.serverId()).map(RemoteServer::name).orElse(token.serverId());
    StringBuilder text =
        new StringBuilder(
            "remote workflow '%s' on server '%s' ended as %s"
                .formatted(token.workflowName(), server, token.state()));
    if (token.error() != null) {
      text.append(": ").append(token.error());
    }
    text.append(" (");
    if (token.failedItem() != null) {
      text.append("item '").append(token.failedItem()).append("', ");
    }
    return text.append("run ")
        .append(token.remoteRunId() == null ? "unknown" : token.remoteRunId())
        .append(")")
        .toString();
  }

  private Value all(Value.Ref serverRef, String path, TypeName type) {
    RemoteServer server = servers.get(serverRef.id());
    List<Value> found = new ArrayList<>();
    for (Item item : servers.client(server).list(path, Map.of())) {
      String id =
          new RemoteId(item.id().isEmpty() ? item.name() : item.id(), server.id()).toString();
      found.add(new Value.Ref(type, id, item.name()));
    }
    return new Value.Array(type, found);
  }
}
