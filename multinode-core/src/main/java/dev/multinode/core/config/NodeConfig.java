package dev.multinode.core.config;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.util.List;

/**
 * Settings under {@code node}. A missing one takes its default.
 *
 * @param bind the address to listen on; default {@code 127.0.0.1}, so that a new node is reached
 *     from its own machine only; {@code 0.0.0.0} opens it to every network
 * @param port for HTTPS; default 8281, as vRO has it; 0 takes any free one
 * @param data the folder of database, keys and logs; default {@code ~/.multinode/data}
 * @param names host names under which clients reach the node, the main one first; they are in its
 *     certificate and in the links of its answers; a client that names another host gets links with
 *     the main one; default none: the links have the bind address
 * @param maxBodyBytes the largest request body; default 256 MiB; 1 KiB to 2,000,000,000
 * @param threads how many requests are worked on at once; default 64; 8 to 2,000
 */
public record NodeConfig(
    String bind,
    Integer port,
    Path data,
    List<String> names,
    Integer maxBodyBytes,
    Integer threads) {
  public NodeConfig {
    bind = requireNonNullElse(bind, "127.0.0.1");
    port = requireNonNullElse(port, 8281);
    data = requireNonNullElse(data, Path.of(System.getProperty("user.home"), ".multinode", "data"));
    names = names == null ? List.of() : List.copyOf(names);
    maxBodyBytes = requireNonNullElse(maxBodyBytes, 256 << 20);
    threads = requireNonNullElse(threads, 64);
    if (bind.isBlank()) {
      throw new ConfigException("node.bind", bind, "it must be an address or a host name");
    }
    between("node.port", port, 0, 65_535);
    between("node.maxBodyBytes", maxBodyBytes, 1_024, 2_000_000_000);
    between("node.threads", threads, 8, 2_000);
    for (String name : names) {
      if (!name.matches("[A-Za-z0-9._-]+")) {
        throw new ConfigException(
            "node.names", name, "each must be a host name or an IPv4 address, without a port");
      }
    }
  }

  /** Everything at its default. */
  public static NodeConfig defaults() {
    return new NodeConfig(null, null, null, null, null, null);
  }

  private static void between(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ConfigException(key, value, "it must be %d to %d".formatted(least, most));
    }
  }
}
