package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns values of a remote server into local ones and back. Objects keep their server and their
 * remote type; an object of another server is refused before anything is sent.
 */
final class RemoteValues {
  private final Servers servers;

  @Inject
  RemoteValues(Servers servers) {
    this.servers = servers;
  }

  /** A value as a server gave it, for use here. */
  static Value toLocal(Value value, String serverId) {
    if (value instanceof Value.Ref ref) {
      TypeName local = TypeMap.local(ref.type());
      String id = local.is(TypeMap.PLUGIN_OBJECT) ? ref.type().text() + "/" + ref.id() : ref.id();
      return new Value.Ref(local, new RemoteId(id, serverId).toString(), ref.display());
    } else if (value instanceof Value.Array array) {
      List<Value> items = new ArrayList<>();
      array.items().forEach(item -> items.add(toLocal(item, serverId)));
      return new Value.Array(TypeMap.local(array.element()), items);
    } else if (value instanceof Value.Props props) {
      return new Value.Props(toLocal(props.entries(), serverId));
    } else if (value instanceof Value.Composite composite) {
      return new Value.Composite(
          TypeMap.local(composite.type()), toLocal(composite.fields(), serverId));
    }
    return value;
  }

  static Map<String, Value> toLocal(Map<String, Value> values, String serverId) {
    Map<String, Value> local = new LinkedHashMap<>();
    values.forEach((name, value) -> local.put(name, toLocal(value, serverId)));
    return local;
  }

  /**
   * A value from here, as a server takes it.
   *
   * @param declared the remote type; {@code Any} takes everything
   * @param argument what to call the value in a message
   * @throws MultinodeException INPUT_INVALID when it is, or holds, an object that is not one of
   *     this server, or of another type
   */
  Value toRemote(Value value, TypeName declared, String argument, RemoteServer server) {
    if (value instanceof Value.Ref ref) {
      return toRemote(ref, declared, argument, server);
    } else if (value instanceof Value.Array array) {
      TypeName element = declared.isArray() ? declared.element() : TypeName.ANY;
      List<Value> items = new ArrayList<>();
      for (Value item : array.items()) {
        items.add(toRemote(item, element, argument + "[" + items.size() + "]", server));
      }
      return new Value.Array(element, items);
    } else if (value instanceof Value.Props props) {
      return new Value.Props(toRemote(props.entries(), Map.of(), argument, server));
    } else if (value instanceof Value.Composite composite) {
      TypeName type = declared.isComposite() ? declared : composite.type();
      return new Value.Composite(
          type, toRemote(composite.fields(), type.fields(), argument, server));
    }
    return value;
  }

  private Map<String, Value> toRemote(
      Map<String, Value> values,
      Map<String, TypeName> declared,
      String argument,
      RemoteServer server) {
    Map<String, Value> remote = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            remote.put(
                name,
                toRemote(
                    value,
                    declared.getOrDefault(name, TypeName.ANY),
                    argument + "." + name,
                    server)));
    return remote;
  }

  private Value toRemote(Value.Ref ref, TypeName declared, String argument, RemoteServer server) {
    TypeName type = TypeMap.systemType(ref.type()).orElse(null);
    if (type == null && !ref.type().is(TypeMap.PLUGIN_OBJECT)) {
      throw refused(
          "argument '%s' is an object of this node (%s '%s'), and server '%s' does not know it; pass"
              .formatted(argument, ref.type(), ref.id(), server.name()),
          "an object that came from that server");
    }
    RemoteId id = RemoteId.parse(ref.id());
    if (!id.serverId().equals(server.id())) {
      throw refused(
          "argument '%s' is an object of server '%s', but the workflow runs on server '%s'; pass an"
              .formatted(argument, serverName(id.serverId()), server.name()),
          "object of that server");
    }
    Value.Ref remote = remote(type, id, ref.display());
    if (TypeMap.isReference(declared) && !remote.type().is(declared)) {
      throw refused(
          "argument '%s' is a %s, and the workflow on server '%s' takes a %s; pass an object of that"
              .formatted(argument, remote.type(), server.name(), declared),
          "type");
    }
    return remote;
  }

  /**
   * @param type of a system object; null for an object of a plug-in, whose id holds its type
   */
  private static Value.Ref remote(TypeName type, RemoteId id, String display) {
    if (type != null) {
      return new Value.Ref(type, id.id(), display);
    }
    int slash = id.id().indexOf('/');
    if (slash < 1) {
      throw refused(
          "'%s' is no id of a remote plug-in object; it has the".formatted(id),
          "form <type>/<id>@<connection id>");
    }
    return new Value.Ref(
        new TypeName(id.id().substring(0, slash)), id.id().substring(slash + 1), display);
  }

  private String serverName(String serverId) {
    return servers.find(serverId).map(RemoteServer::name).orElse(serverId);
  }

  private static MultinodeException refused(String message, String next) {
    return new MultinodeException(ErrorCode.INPUT_INVALID, message + " " + next);
  }
}
