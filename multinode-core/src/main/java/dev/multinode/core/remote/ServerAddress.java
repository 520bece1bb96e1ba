package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Reads the address of a server as people type it. */
final class ServerAddress {
  /** Paths that people copy along; the API's place is known. */
  private static final Set<String> PATHS =
      Set.of("", "/", "/vco", "/vco/", "/vco/api", "/vco/api/");

  private ServerAddress() {}

  /**
   * @param text {@code host}, {@code host:port} or {@code https://host:port}
   * @return {@code https://host:port}, the host in lower case; without a port when that is 443
   * @throws MultinodeException USAGE for anything else, plain HTTP included
   */
  static URI parse(String text) {
    String address = text.strip();
    try {
      URI uri = new URI(address.contains("://") ? address : "https://" + address);
      if (!"https".equalsIgnoreCase(uri.getScheme())) {
        throw refused(text, "servers are spoken to over HTTPS only");
      }
      if (uri.getHost() == null || uri.getUserInfo() != null) {
        throw refused(text, "it has no plain host name");
      }
      if (!PATHS.contains(uri.getPath()) || uri.getQuery() != null || uri.getFragment() != null) {
        throw refused(text, "it has a path");
      }
      int port = uri.getPort() == 443 ? -1 : uri.getPort();
      return new URI("https", null, uri.getHost().toLowerCase(Locale.ROOT), port, null, null, null);
    } catch (URISyntaxException e) {
      throw refused(text, e.getReason());
    }
  }

  private static MultinodeException refused(String text, String why) {
    return new MultinodeException(
        ErrorCode.USAGE,
        "'%s' is no address of a server (%s); write https://host:port"
            .formatted(Answer.shortened(text), why));
  }
}
