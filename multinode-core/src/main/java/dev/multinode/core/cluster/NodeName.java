package dev.multinode.core.cluster;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Names for nodes that were given none: {@code hostname-1f3a}. */
public final class NodeName {
  private static final int MAX_HOST = 40;

  private NodeName() {}

  /**
   * The name that a data folder has; made at the first time, so that a node that comes back is the
   * same node.
   */
  public static String in(Path folder) {
    Path file = folder.resolve("node.name");
    try {
      if (Files.isRegularFile(file)) {
        String name = Files.readString(file).strip();
        if (!name.isEmpty() && name.length() <= 50) {
          return name;
        }
      }
      String name = fresh();
      Files.writeString(file, name + "\n");
      return name;
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.CONFIG_INVALID,
          "the node's name cannot be kept in %s (%s); make it writable, or set 'engine.nodeName'"
              .formatted(file, FileTrouble.reason(e)),
          e);
    }
  }

  /** A name that no other node has. */
  public static String fresh() {
    return host() + "-" + UUID.randomUUID().toString().substring(0, 4);
  }

  private static String host() {
    try {
      String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
      return name.length() > MAX_HOST ? name.substring(0, MAX_HOST) : name;
    } catch (UnknownHostException e) {
      return "node"; // a machine without a name
    }
  }
}
