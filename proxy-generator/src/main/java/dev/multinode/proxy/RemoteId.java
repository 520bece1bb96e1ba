package dev.multinode.proxy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/**
 * The id of a remote object here: {@code <id>@<connectionId>}, as the original plug-in writes it.
 * What follows the last {@code @} is the server, so remote ids may hold one themselves.
 *
 * @param id on the server
 * @param serverId the id of the registered server
 */
record RemoteId(String id, String serverId) {
  static RemoteId parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at == text.length() - 1) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "'%s' is no id of a remote object; it has the form <id>@<connection id>".formatted(text));
    }
    return new RemoteId(text.substring(0, at), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return id + "@" + serverId;
  }
}
