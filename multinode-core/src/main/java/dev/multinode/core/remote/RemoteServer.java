package dev.multinode.core.remote;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A registered remote server, without its credentials.
 *
 * @param id a UUID; the connection id of proxies, kept through renames and moves
 * @param name unique; what people type
 * @param baseUri {@code https://host:port}, without a path
 * @param user whom we log in as
 * @param fingerprint SHA-256 of the pinned public key (SPKI), 64 lower-case hex digits; null when
 *     the certificate is trusted through a CA
 * @param labels for selectors such as {@code site=emea}
 * @param state what is known of it
 * @param reason why it is in this state; empty when it is ONLINE
 * @param version as {@code /about} said; empty before the first answer
 * @param node whether it is a Multinode node, which takes idempotency keys and streams ends of runs
 * @param checkedAt when the state was found; null before the first time
 */
public record RemoteServer(
    String id,
    String name,
    URI baseUri,
    String user,
    String fingerprint,
    Map<String, String> labels,
    Timeouts timeouts,
    State state,
    String reason,
    String version,
    boolean node,
    Instant checkedAt) {

  public RemoteServer {
    requireNonNull(id);
    requireNonNull(name);
    requireNonNull(baseUri);
    labels = Map.copyOf(labels);
    requireNonNull(timeouts);
    requireNonNull(state);
    reason = reason == null ? "" : reason;
    version = version == null ? "" : version;
  }

  /** What is known of a server; see {@code multinode-plugin.md} F011. */
  public enum State {
    UNKNOWN,
    ONLINE,
    AUTH_FAILED,
    /** Its certificate is not the one that was trusted: nothing is sent to it. */
    UNTRUSTED,
    OFFLINE,
    INCOMPATIBLE
  }

  /**
   * @param connect to open a connection; default 10 s
   * @param request for one whole call; default 60 s
   * @param retry how long a run may stay unknown while the server does not answer, before it counts
   *     as lost; default 30 min
   */
  public record Timeouts(Duration connect, Duration request, Duration retry) {
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(30));

    public Timeouts {
      positive("connect", connect);
      positive("request", request);
      positive("retry", retry);
    }

    private static void positive(String name, Duration value) {
      if (value == null || value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("timeout '" + name + "' must be above zero");
      }
    }
  }
}
