package dev.multinode.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient;
import dev.multinode.core.remote.VroClient.Item;
import dev.multinode.core.remote.VroClient.RemoteWorkflow;
import dev.multinode.core.value.Parameter;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Makes proxies: reads the signature of a remote workflow and writes a local one that stands for
 * it, below the folder {@code VCO@host:port}. Generating again refreshes what is there.
 */
public final class ProxyGenerator {
  private static final Proxy.Mapped TOKEN_OUTPUT =
      new Proxy.Mapped(
          new Parameter("remoteToken", TypeMap.TOKEN, "the remote run, to ask for its state"),
          null);

  private final Servers servers;
  private final Signatures signatures;
  private final ContentStore content;
  private final SqlProxies proxies;

  @Inject
  ProxyGenerator(Servers servers, Signatures signatures, ContentStore content, SqlProxies proxies) {
    this.servers = servers;
    this.signatures = signatures;
    this.content = content;
    this.proxies = proxies;
  }

  /**
   * @param fresh whether there was no such proxy before
   */
  public record Generated(Proxy proxy, boolean fresh) {}

  /**
   * @param serverName id or name of a server
   * @param workflow id or name of a workflow there
   * @throws MultinodeException NOT_FOUND when the server or the workflow is not known, CONFLICT
   *     when several workflows have the name, and what {@link VroClient} throws
   */
  public Generated generate(String serverName, String workflow, ProxyMode mode) {
    RemoteServer server = servers.get(serverName);
    VroClient client = servers.client(server);
    return generate(server, client, resolve(server, client, workflow), mode);
  }

  private Generated generate(
      RemoteServer server, VroClient client, RemoteWorkflow remote, ProxyMode mode) {
    String key = server.id() + "/" + remote.id() + "/" + mode;
    String id = UUID.nameUUIDFromBytes(key.getBytes(UTF_8)).toString();
    Proxy proxy =
        new Proxy(
            id,
            remote.name(),
            server.id(),
            remote.id(),
            remote.version(),
            mode,
            String.join("/", folder(server, remote)),
            remote.inputs().stream().map(Proxy.Mapped::of).toList(),
            mode == ProxyMode.SYNC
                ? remote.outputs().stream().map(Proxy.Mapped::of).toList()
                : List.of(TOKEN_OUTPUT));
    Workflow local = new ProxyWorkflow(proxy, server).build(mandatory(client, remote.id()));
    boolean fresh = find(id).isEmpty();
    content.put(List.of(Elements.of(local, folder(server, remote))), null);
    proxies.put(proxy);
    return new Generated(proxy, fresh);
  }

  private static List<String> folder(RemoteServer server, RemoteWorkflow remote) {
    int port = server.baseUri().getPort() == -1 ? 443 : server.baseUri().getPort();
    List<String> folder = new ArrayList<>();
    folder.add("VCO@" + server.baseUri().getHost() + ":" + port);
    for (String name : remote.categoryPath().split("/")) {
      if (!name.isBlank()) {
        folder.add(name);
      }
    }
    return folder;
  }

  private RemoteWorkflow resolve(RemoteServer server, VroClient client, String idOrName) {
    try {
      return signatures.fresh(server, idOrName);
    } catch (MultinodeException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
    List<Item> named =
        client.list("/workflows", Map.of("conditions", "name=" + idOrName)).stream()
            .filter(item -> item.name().equals(idOrName))
            .toList();
    if (named.isEmpty()) {
      throw new MultinodeException(
          ErrorCode.NOT_FOUND,
          "server '%s' has no workflow with the id or name '%s'; see 'multinode inventory search %s'"
              .formatted(server.name(), idOrName, idOrName));
    }
    if (named.size() > 1) {
      List<String> ids = named.stream().map(Item::id).sorted().toList();
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "server '%s' has %d workflows named '%s'; say which by one of the ids %s"
              .formatted(server.name(), named.size(), idOrName, ids),
          Map.of("ids", ids),
          null);
    }
    return signatures.fresh(server, named.get(0).id());
  }

  /** Inputs that the remote form insists on; servers of version 9 do not tell. */
  private static Set<String> mandatory(VroClient client, String workflowId) {
    Set<String> names = new LinkedHashSet<>();
    try {
      String path = "/workflows/" + VroClient.segment(workflowId) + "/presentation";
      collectMandatory(client.get(path, Map.of()).path("steps"), names);
    } catch (MultinodeException e) {
      if (e.code() != ErrorCode.NOT_FOUND && e.code() != ErrorCode.SERVER_REFUSED) {
        throw e;
      }
    }
    return names;
  }

  private static void collectMandatory(JsonNode node, Set<String> names) {
    for (JsonNode constraint : node.path("constraints")) {
      if (constraint.path("@type").asString("").equals("mandatory")) {
        names.add(node.path("id").asString(""));
      }
    }
    for (JsonNode child : node) {
      if (child.isContainer()) {
        collectMandatory(child, names);
      }
    }
  }

  /**
   * Makes proxies for all workflows of a server.
   *
   * @return how many
   */
  int generateAll(String serverId, ProxyMode mode) {
    RemoteServer server = servers.get(serverId);
    VroClient client = servers.client(server);
    List<Item> all = client.list("/workflows", Map.of());
    for (Item workflow : all) {
      generate(server, client, signatures.fresh(server, workflow.id()), mode);
    }
    return all.size();
  }

  /**
   * @param server id or name; null for all servers
   */
  public List<Proxy> list(String server) {
    String serverId = server == null ? null : servers.get(server).id();
    return proxies.list().stream()
        .filter(proxy -> serverId == null || proxy.serverId().equals(serverId))
        .filter(this::exists)
        .toList();
  }

  /** Empty also when somebody has deleted the workflow. */
  public Optional<Proxy> find(String id) {
    return proxies.find(id).filter(this::exists);
  }

  /**
   * @throws NotFoundException when there is no such proxy
   */
  public Proxy get(String id) {
    return find(id)
        .orElseThrow(() -> new NotFoundException("proxy", id, "see 'multinode proxy list'"));
  }

  private boolean exists(Proxy proxy) {
    return content.findInfo(key(proxy)).isPresent();
  }

  private static ElementKey key(Proxy proxy) {
    return new ElementKey(ElementType.WORKFLOW, proxy.id());
  }

  /** Deletes the workflow; runs that wait in it go on with the version they began with. */
  public void delete(String id) {
    delete(get(id));
  }

  void deleteAll(String serverId) {
    proxies.ofServer(serverId).forEach(this::delete);
  }

  private void delete(Proxy proxy) {
    content.delete(List.of(key(proxy)));
    proxies.delete(proxy.id());
  }
}
