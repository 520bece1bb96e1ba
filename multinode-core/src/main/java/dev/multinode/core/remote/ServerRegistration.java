package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.CertificateProbe.Certificate;
import dev.multinode.core.remote.RemoteServer.State;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.VroClient.About;
import dev.multinode.core.spi.ServerUse;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Adds, checks and removes servers. A server is saved only after its certificate was trusted, its
 * login worked and its version was read; before the certificate is trusted nothing is sent to it.
 */
public final class ServerRegistration {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  private final SqlServers servers;
  private final VroClients clients;
  private final CertificateProbe certificates;
  private final Set<ServerUse> uses;
  private final InstantSource clock;

  @Inject
  ServerRegistration(
      SqlServers servers,
      VroClients clients,
      CertificateProbe certificates,
      Set<ServerUse> uses,
      InstantSource clock) {
    this.servers = servers;
    this.clients = clients;
    this.certificates = certificates;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * What a person gives to add a server.
   *
   * @param fingerprint 64 hex digits that the person has compared; null for trust through a CA
   */
  public record NewServer(
      String name,
      URI url,
      String user,
      String password,
      String fingerprint,
      Map<String, String> labels,
      Timeouts timeouts) {
    @Override
    public String toString() {
      return "NewServer[%s, %s, %s]".formatted(name, url, user);
    }
  }

  /**
   * @param latency of the answer; null when there was none
   */
  public record Checked(RemoteServer server, Duration latency) {}

  /** Looks at the certificate of an address; sends nothing. */
  public Certificate probe(URI url) {
    return certificates.probe(url, Timeouts.DEFAULT.connect());
  }

  /**
   * @throws MultinodeException CONFLICT when the name or the server is registered already,
   *     SERVER_UNTRUSTED when the certificate has to be confirmed first, and what {@link VroClient}
   *     throws; nothing is saved then
   */
  public RemoteServer add(NewServer wanted) {
    if (!NAME.matcher(wanted.name()).matches()) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "'%s' is no name for a server; use up to 63 letters, digits, dots, underscores and hyphens"
              .formatted(Answer.shortened(wanted.name())));
    }
    refuseTakenName(wanted.name());
    Certificate certificate = certificates.probe(wanted.url(), wanted.timeouts().connect());
    boolean pin = mustPin(wanted, certificate);
    refuseSame(wanted.url(), certificate);
    RemoteServer candidate =
        new RemoteServer(
            UUID.randomUUID().toString(),
            wanted.name(),
            wanted.url(),
            wanted.user(),
            pin ? certificate.fingerprint() : null,
            wanted.labels(),
            wanted.timeouts(),
            State.UNKNOWN,
            "",
            "",
            false,
            null);
    Registration found = login(candidate, wanted.password(), certificate.fingerprint());
    synchronized (
        this) { // two people may add the same server, each after a look at its certificate
      refuseTakenName(wanted.name());
      refuseSame(wanted.url(), certificate);
      servers.insert(found);
    }
    return found.server();
  }

  private void refuseTakenName(String name) {
    servers
        .find(name)
        .ifPresent(
            taken -> {
              throw conflict(
                  "the name '%s' is taken by the server at %s; use another name, or remove that one"
                      .formatted(taken.name(), taken.baseUri()),
                  taken);
            });
  }

  /** Whether the key is to be pinned; a CA's word is enough when no fingerprint was given. */
  private static boolean mustPin(NewServer wanted, Certificate certificate) {
    if (wanted.fingerprint() == null) {
      if (!certificate.trustedByCa()) {
        throw ServerUntrustedException.unconfirmed(wanted.url(), certificate);
      }
      return false;
    }
    if (!wanted.fingerprint().equals(certificate.fingerprint())) {
      throw ServerUntrustedException.other(wanted.url(), wanted.fingerprint(), certificate);
    }
    return true;
  }

  /** Two names for one server would make two of everything: same key at the same address. */
  private void refuseSame(URI url, Certificate certificate) {
    Map<String, String> keys = servers.keysSeen();
    for (RemoteServer other : servers.list()) {
      boolean sameKey = certificate.fingerprint().equals(keys.get(other.id()));
      if (other.baseUri().equals(url) || (sameKey && sameAddress(other.baseUri(), url))) {
        throw conflict(
            "%s is registered already, as server '%s'; use that one, or remove it first"
                .formatted(url, other.name()),
            other);
      }
    }
  }

  private static boolean sameAddress(URI one, URI other) {
    try {
      return port(one) == port(other)
          && InetAddress.getByName(one.getHost()).equals(InetAddress.getByName(other.getHost()));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static int port(URI uri) {
    return uri.getPort() == -1 ? 443 : uri.getPort();
  }

  private static MultinodeException conflict(String message, RemoteServer other) {
    return new MultinodeException(
        ErrorCode.CONFLICT, message, Map.of("server", other.name()), null);
  }

  /** Reads version and capabilities, and logs in in the way this kind of server wants it. */
  private Registration login(RemoteServer candidate, String password, String keySeen) {
    Registration basic = new Registration(candidate, password, LoginKind.BASIC, keySeen);
    About about = clients.open(basic, Health.IGNORED).about();
    boolean node = about.features().contains("multinode");
    RemoteServer server =
        new RemoteServer(
            candidate.id(),
            candidate.name(),
            candidate.baseUri(),
            candidate.user(),
            candidate.fingerprint(),
            candidate.labels(),
            candidate.timeouts(),
            State.ONLINE,
            "",
            about.version(),
            node,
            Instant.ofEpochMilli(clock.millis()));
    MultinodeException refused = null;
    for (LoginKind kind : kinds(about, node)) {
      Registration tried = new Registration(server, password, kind, keySeen);
      try {
        clients.open(tried, Health.IGNORED).checkLogin();
        return tried;
      } catch (MultinodeException e) {
        if (e.code() != ErrorCode.SERVER_AUTHENTICATION_FAILED) {
          throw e;
        }
        refused = refused == null ? e : refused;
      }
    }
    throw refused;
  }

  /** A vRO of version 8 does not say which of the two it takes; a node takes Basic. */
  private static List<LoginKind> kinds(About about, boolean node) {
    if (about.version().startsWith("9.")) {
      return List.of(LoginKind.VCF);
    }
    if (about.version().startsWith("8.") && !node) {
      return List.of(LoginKind.BASIC, LoginKind.VRA);
    }
    return List.of(LoginKind.BASIC);
  }

  /** Asks a server now, whatever was known of it before, and stores what was found. */
  public Checked check(String idOrName) {
    Registration registration = servers.getRegistration(idOrName);
    String id = registration.server().id();
    OkHttpVroClient client = clients.open(registration, Health.IGNORED);
    try {
      long start = System.nanoTime();
      About about = client.about();
      Duration latency = Duration.ofNanos(System.nanoTime() - start);
      client.checkLogin();
      servers.updateFound(id, about.version(), about.features().contains("multinode"));
      return new Checked(servers.get(id), latency);
    } catch (MultinodeException e) {
      servers.updateState(id, Health.state(e), e.getMessage());
      return new Checked(servers.get(id), null);
    }
  }

  /**
   * Takes a renewed certificate for that of a server, when the server does show it; what refers to
   * the server goes on.
   *
   * @param fingerprint as a person has confirmed it
   * @throws MultinodeException SERVER_UNTRUSTED when the server shows another key,
   *     SERVER_UNREACHABLE when it shows none; the trusted key stays then
   */
  public Checked trust(String idOrName, String fingerprint) {
    RemoteServer server = servers.get(idOrName);
    Certificate shown = certificates.probe(server.baseUri(), server.timeouts().connect());
    if (!shown.fingerprint().equals(fingerprint)) {
      throw ServerUntrustedException.other(server.baseUri(), fingerprint, shown);
    }
    servers.updatePin(server.id(), fingerprint);
    return check(server.id());
  }

  /**
   * @param force also when proxies or waiting runs refer to the server; they are given up
   * @throws MultinodeException CONFLICT when something refers to it; the details have the list
   */
  public void remove(String idOrName, boolean force) {
    RemoteServer server = servers.get(idOrName);
    List<String> found =
        uses.stream().flatMap(use -> use.usesOf(server.id()).stream()).sorted().toList();
    if (!found.isEmpty() && !force) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "server '%s' is in use: %s; remove what uses it, or repeat with --force"
              .formatted(server.name(), summary(found)),
          Map.of("uses", found),
          null);
    }
    uses.forEach(use -> use.forget(server.id()));
    servers.delete(server.id());
  }

  private static String summary(List<String> found) {
    int shown = Math.min(3, found.size());
    String first = String.join(", ", found.subList(0, shown));
    return found.size() == shown ? first : first + " and " + (found.size() - shown) + " more";
  }
}
