package dev.multinode.core.spi;

import java.util.List;

/**
 * What a feature has that refers to remote servers. Bound in a multibinder; asked before a server
 * is removed.
 */
public interface ServerUse {
  /**
   * What refers to the server, each in a few words such as {@code proxy 'Resize disk' (id)}.
   *
   * @param serverId the id of a registered server
   */
  List<String> usesOf(String serverId);

  /** Gives up what refers to a server that is removed by force. */
  void forget(String serverId);
}
