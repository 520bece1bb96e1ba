package dev.multinode.proxy;

import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code VCOPlugin} of scripts: finds registered servers. */
final class VcoPluginObject implements ScriptObject {
  private final Servers servers;

  @Inject
  VcoPluginObject(Servers servers) {
    this.servers = servers;
  }

  @Override
  public String name() {
    return "VCOPlugin";
  }

  @Override
  public Set<String> methods() {
    return Set.of(
        "getRemoteServers",
        "getAvailableRemoteServers",
        "findRemoteServersByHost",
        "findRemoteServerByName");
  }

  @Override
  public Value call(ScriptCall call, String method, List<Value> args) {
    ScriptArgs arguments = new ScriptArgs(name() + "." + method, args);
    return switch (method) {
      case "getRemoteServers" -> all(server -> true);
      case "getAvailableRemoteServers" ->
          all(server -> server.state() == RemoteServer.State.ONLINE);
      case "findRemoteServersByHost" -> byHost(arguments.text(0, "host"));
      case "findRemoteServerByName" ->
          servers.find(arguments.text(0, "name")).<Value>map(VcoObjects::ref).orElse(Value.NULL);
      default -> throw new IllegalArgumentException(name() + " has no method " + method);
    };
  }

  private Value byHost(String host) {
    return all(server -> server.baseUri().getHost().equalsIgnoreCase(host));
  }

  private Value all(Predicate<RemoteServer> wanted) {
    List<Value> found = servers.list().stream().filter(wanted).<Value>map(VcoObjects::ref).toList();
    return new Value.Array(TypeMap.SERVER, found);
  }
}
