package dev.multinode.cli.client;

import static java.util.Objects.requireNonNull;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;

/**
 * How to reach a node.
 *
 * @param url {@code https://host:port}, without a path
 * @param token what we log in with; empty for none
 * @param fingerprint SHA-256 of the node's public key (SPKI), 64 lower-case hex digits; empty when
 *     its certificate is to be trusted through a CA
 */
public record Context(URI url, String token, String fingerprint) {
  public Context {
    requireNonNull(url);
    token = token == null ? "" : token;
    fingerprint = fingerprint == null ? "" : fingerprint;
  }

  /**
   * Reads an address as people type it: {@code host}, {@code host:port} or a URL.
   *
   * @throws MultinodeException USAGE when it is none
   */
  public static URI address(String text) {
    String full = text.contains("://") ? text : "https://" + text;
    try {
      URI uri = new URI(full.endsWith("/") ? full.substring(0, full.length() - 1) : full);
      boolean bare = uri.getPath().isEmpty() && uri.getQuery() == null && uri.getUserInfo() == null;
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && bare) {
        return uri;
      }
    } catch (java.net.URISyntaxException e) {
      // said below, with what is expected
    }
    throw new MultinodeException(
        ErrorCode.USAGE,
        "'%s' is no address%s; write https://host:8281"
            .formatted(
                text, text.startsWith("http://") ? " with TLS, and nothing is sent without" : ""));
  }

  @Override
  public String toString() {
    return "Context[" + url + "]";
  }
}
