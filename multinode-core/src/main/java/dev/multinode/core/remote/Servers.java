package dev.multinode.core.remote;

import java.util.List;
import java.util.Optional;

/** The registered servers. Safe for use by many threads. */
public interface Servers {
  /** Ordered by name. */
  List<RemoteServer> list();

  /** By id or by name. */
  Optional<RemoteServer> find(String idOrName);

  /**
   * @throws dev.multinode.core.error.NotFoundException when neither an id nor a name is known
   */
  RemoteServer get(String idOrName);

  /** A client that logs in with the stored credentials; cheap, one per server is kept. */
  VroClient client(RemoteServer server);
}
