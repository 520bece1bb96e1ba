package dev.multinode.core.remote;

import dev.multinode.core.net.AddressPolicy;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes clients of servers. All share one pool of connections; trust and timeouts are each server's
 * own.
 */
final class VroClients implements AutoCloseable {
  private final OkHttpClient base;
  private final TrustAnchors anchors;
  private final JsonMapper json;
  private final InstantSource clock;

  @Inject
  VroClients(TrustAnchors anchors, JsonMapper json, InstantSource clock) {
    this.anchors = anchors;
    this.json = json;
    this.clock = clock;
    // A lost answer is never repeated behind our back: it may have been a start.
    this.base =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .socketFactory(AddressPolicy.forServers().sockets())
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  OkHttpVroClient open(Registration registration, Health health) {
    RemoteServer server = registration.server();
    ServerConnection connection = new ServerConnection(server, http(server), clock);
    Login login = registration.login().open(connection, json, registration.password());
    return new OkHttpVroClient(new VroApi(connection, login, json, health), json, clock);
  }

  private OkHttpClient http(RemoteServer server) {
    OkHttpClient.Builder http = base.newBuilder().connectTimeout(server.timeouts().connect());
    if (server.fingerprint() == null) {
      return trusting(http, anchors.trustManager()).build();
    }
    // The pin names one key, so there is nothing that a host name could add.
    return trusting(http, new PinnedTrustManager(server.fingerprint()))
        .hostnameVerifier((host, session) -> true)
        .build();
  }

  private static OkHttpClient.Builder trusting(OkHttpClient.Builder http, X509TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return http.sslSocketFactory(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  @Override
  public void close() {
    base.dispatcher().cancelAll(); // all clients share it; long polls would go on for long
    base.connectionPool().evictAll();
  }
}
