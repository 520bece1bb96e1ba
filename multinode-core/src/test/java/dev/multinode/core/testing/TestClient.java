package dev.multinode.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls a {@link TestNode} over HTTPS and follows no redirects. */
public final class TestClient {
  private static final MediaType JSON = MediaType.get("application/json;charset=UTF-8");

  private final String base;
  private final OkHttpClient http;
  private final Map<String, String> headers;

  /** An answer, read to its end. */
  public record Answer(int status, Map<String, List<String>> headers, byte[] body, String reason) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public String text() {
      return new String(body, java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The first value; null when there is none. */
    public String header(String name) {
      List<String> values = headers.get(name.toLowerCase(java.util.Locale.ROOT));
      return values == null ? null : values.get(0);
    }
  }

  private TestClient(String base, OkHttpClient http, Map<String, String> headers) {
    this.base = base;
    this.http = http;
    this.headers = headers;
  }

  /** Without credentials. */
  public static TestClient anonymous(TestNode node) {
    return new TestClient(node.uri().toString(), trusting(node), Map.of());
  }

  public static TestClient basic(TestNode node, String user, String password) {
    return anonymous(node).with("Authorization", Credentials.basic(user, password));
  }

  public static TestClient bearer(TestNode node, String token) {
    return anonymous(node).with("Authorization", "Bearer " + token);
  }

  /** The same client with one more header on every call. */
  public TestClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new TestClient(base, http, more);
  }

  /** The same client over HTTP/1.1 only. */
  public TestClient http1() {
    return new TestClient(
        base, http.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build(), headers);
  }

  public Answer get(String path) {
    return call("GET", path, null);
  }

  public Answer delete(String path) {
    return call("DELETE", path, null);
  }

  public Answer post(String path, String json) {
    return call("POST", path, RequestBody.create(json, JSON));
  }

  public Answer put(String path, String json) {
    return call("PUT", path, RequestBody.create(json, JSON));
  }

  public Answer call(String method, String path, RequestBody body) {
    Request.Builder request =
        new Request.Builder().url(path.startsWith("https:") ? path : base + path);
    headers.forEach(request::header);
    request.method(method, body);
    try (Response response = http.newCall(request.build()).execute()) {
      return new Answer(
          response.code(),
          response.headers().toMultimap(),
          response.body().bytes(),
          response.message());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OkHttpClient trusting(TestNode node) {
    try {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("node", node.certificate().certificate());
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, managers.getTrustManagers(), null);
      return new OkHttpClient.Builder()
          .sslSocketFactory(
              tls.getSocketFactory(), (X509TrustManager) managers.getTrustManagers()[0])
          .followRedirects(false)
          .followSslRedirects(false)
          .retryOnConnectionFailure(false)
          .readTimeout(Duration.ofSeconds(60))
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the node's certificate cannot be trusted", e);
    }
  }
}
