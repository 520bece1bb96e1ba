package dev.multinode.core.rest;

import dev.multinode.core.config.NodeConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * How clients reach this node, for the links in its answers.
 *
 * <p>A link repeats the host and port that the client named, directly or through a proxy ({@code
 * X-Forwarded-Host}), if that host is one of ours. Any other host gets the node's own address:
 * whoever forges a {@code Host} must not get links to a machine of theirs into an answer.
 */
final class BaseUri {
  private final Set<String> hosts = new HashSet<>();
  private final String ownHost;

  BaseUri(NodeConfig config) {
    hosts.add("localhost");
    hosts.add("127.0.0.1");
    hosts.add("[::1]");
    hosts.add(config.bind().toLowerCase(Locale.ROOT));
    config.names().forEach(name -> hosts.add(name.toLowerCase(Locale.ROOT)));
    ownHost = config.names().isEmpty() ? config.bind() : config.names().get(0);
  }

  /** Without a trailing slash: {@code https://node.example:8281}. */
  URI of(Context context) {
    String forwarded = context.header("X-Forwarded-Host");
    String authority =
        forwarded == null
            // not the header Host, which HTTP/2 does not have
            ? context.req().getServerName() + ":" + context.req().getServerPort()
            : forwarded.split(",", 2)[0].strip();
    URI named = parse(authority);
    String local = context.req().getLocalAddr();
    if (named != null
        && (hosts.contains(named.getHost().toLowerCase(Locale.ROOT))
            || named.getHost().equals(local))) {
      return named;
    }
    String host = ownHost.equals("0.0.0.0") ? local : ownHost;
    return URI.create(
        "https://"
            + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
            + port(context.req().getLocalPort()));
  }

  private static URI parse(String authority) {
    if (authority == null) {
      return null;
    }
    try {
      URI uri = URI.create("https://" + authority);
      boolean plain =
          uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getUserInfo() == null;
      return plain ? URI.create("https://" + uri.getHost() + port(uri.getPort())) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String port(int port) {
    return port < 0 || port == 443 ? "" : ":" + port;
  }
}
