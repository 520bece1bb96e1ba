package dev.multinode.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that shares no code with the product, so that a mistake in one shows in the other. */
public final class NodeHttp {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http;
  private final URI base;

  public NodeHttp(URI base) {
    this.base = base;
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {new TrustEverybody()}, new SecureRandom());
      http = HttpClient.newBuilder().sslContext(tls).connectTimeout(Duration.ofSeconds(5)).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public JsonNode get(String path) throws Exception {
    return json(send(request(path).GET().build(), 200));
  }

  public JsonNode post(String path, String body, int expected) throws Exception {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return json(send(request, expected));
  }

  public JsonNode put(String path, String body, int expected) throws Exception {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return json(send(request, expected));
  }

  public JsonNode delete(String path, int expected) throws Exception {
    return json(send(request(path).DELETE().build(), expected));
  }

  /** Whatever the node answers. */
  public HttpResponse<String> answer(String method, String path, String body) throws Exception {
    HttpRequest request =
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode upload(String path, String fileName, byte[] content, int... expected)
      throws Exception {
    String boundary = "a-boundary-of-tests";
    byte[] head =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(boundary, fileName)
            .getBytes(StandardCharsets.UTF_8);
    byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                HttpRequest.BodyPublishers.concat(
                    HttpRequest.BodyPublishers.ofByteArray(head),
                    HttpRequest.BodyPublishers.ofByteArray(content),
                    HttpRequest.BodyPublishers.ofByteArray(tail)))
            .build();
    return json(send(request, expected));
  }

  /**
   * Asks without an opinion on the answer.
   *
   * @param body null for none
   * @param key for the header {@code Idempotency-Key}; null for none
   * @throws IOException when there is no answer in time
   */
  public Answer exchange(String method, String path, String body, String key, Duration patience)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .timeout(patience)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body());
  }

  /** Whatever a node said. */
  public record Answer(int status, String body) {
    public JsonNode json() {
      return NodeHttp.json(body);
    }
  }

  private HttpRequest.Builder request(String path) {
    String login = "admin:" + NodeProcess.PASSWORD;
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
  }

  private String send(HttpRequest request, int... expected)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(expected)
        .as("%s %s answered %s", request.method(), request.uri(), response.body())
        .contains(response.statusCode());
    return response.body();
  }

  private static JsonNode json(String body) {
    return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
  }

  /** Only for tests on loopback; an extended manager, so that host names are not compared. */
  private static final class TrustEverybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
