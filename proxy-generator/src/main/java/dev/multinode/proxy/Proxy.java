package dev.multinode.proxy;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.List;

/**
 * A local workflow that stands for a remote one.
 *
 * @param id of the local workflow; made of server, remote workflow and mode, so that generating
 *     again refreshes it
 * @param remoteVersion of the remote workflow when the proxy was made
 * @param folder of the local workflow: names joined with slashes
 */
public record Proxy(
    String id,
    String name,
    String serverId,
    String remoteWorkflowId,
    String remoteVersion,
    ProxyMode mode,
    String folder,
    List<Mapped> inputs,
    List<Mapped> outputs) {
  public Proxy {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A parameter of the proxy.
   *
   * @param remoteType null for one that the remote workflow does not have
   */
  public record Mapped(Parameter local, TypeName remoteType) {
    static Mapped of(Parameter remote) {
      TypeName type = TypeMap.local(remote.type());
      return new Mapped(new Parameter(remote.name(), type, remote.description()), remote.type());
    }
  }
}
