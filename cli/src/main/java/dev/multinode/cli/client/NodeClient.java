package dev.multinode.cli.client;

import dev.multinode.cli.terminal.Json;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The REST API of one node. Safe for use by many threads. */
public final class NodeClient implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Context context;
  private final String authorization;
  private final OkHttpClient http;

  /** Logs in with the context's token; without one, only open paths answer. */
  public NodeClient(Context context) {
    this.context = context;
    authorization = context.token().isEmpty() ? null : "Bearer " + context.token();
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(ANSWER)
            .writeTimeout(ANSWER)
            .followRedirects(false);
    if (!context.fingerprint().isEmpty()) {
      pin(builder, new PinnedTrust(context.fingerprint()));
    }
    http = builder.build();
  }

  private static void pin(OkHttpClient.Builder builder, PinnedTrust trust) {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, new TrustManager[] {trust}, null);
      builder.sslSocketFactory(tls.getSocketFactory(), trust);
      builder.hostnameVerifier((host, session) -> true); // the pin says more than a name
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /**
   * @param base a path such as {@code api/v1/servers}, without a slash at either end
   * @param segments appended one by one and encoded, so that ids may hold slashes
   */
  public NodeRequest get(String base, String... segments) {
    return request("GET", base, segments);
  }

  public NodeRequest post(String base, String... segments) {
    return request("POST", base, segments);
  }

  public NodeRequest put(String base, String... segments) {
    return request("PUT", base, segments);
  }

  public NodeRequest delete(String base, String... segments) {
    return request("DELETE", base, segments);
  }

  private NodeRequest request(String method, String base, String... segments) {
    HttpUrl root = HttpUrl.get(context.url());
    if (root == null) {
      throw new IllegalStateException("a context has an https address");
    }
    HttpUrl.Builder url = root.newBuilder().addPathSegments(base);
    Arrays.stream(segments).forEach(url::addPathSegment);
    return new NodeRequest(this, method, url);
  }

  public URI url() {
    return context.url();
  }

  /** Sends a request and reads the whole answer; null is no limit of its own for the answer. */
  NodeAnswer send(Request request, Duration patience) {
    Request.Builder builder = request.newBuilder();
    if (authorization != null) {
      builder.header("Authorization", authorization);
    }
    OkHttpClient client = patience == null ? http : http.newBuilder().readTimeout(patience).build();
    try (Response response = client.newCall(builder.build()).execute()) {
      NodeAnswer answer =
          new NodeAnswer(response.code(), response.headers().toMultimap(), response.body().bytes());
      if (!response.isSuccessful()) {
        throw refusal(answer);
      }
      return answer;
    } catch (IOException e) {
      throw silence(e);
    }
  }

  private MultinodeException refusal(NodeAnswer answer) {
    JsonNode error = Json.object();
    try {
      error = answer.json();
    } catch (JacksonException | MultinodeException e) {
      // a proxy in between answers in HTML; the status says enough
    }
    String message = Json.text(error, "message");
    ErrorCode code = code(Json.text(error, "code"), answer.status());
    if (answer.status() == 401) {
      return new MultinodeException(
          ErrorCode.AUTHENTICATION_FAILED,
          "%s refused the login (%s); log in again with 'multinode context add'"
              .formatted(context.url(), message.isEmpty() ? "HTTP 401" : message));
    }
    return new MultinodeException(
        code,
        message.isEmpty()
            ? "%s answered with HTTP %d and no message; its log may say more"
                .formatted(context.url(), answer.status())
            : message,
        details(error),
        null);
  }

  private static Map<String, Object> details(JsonNode error) {
    Map<String, Object> details = new java.util.LinkedHashMap<>();
    error.path("details").properties().forEach(e -> details.put(e.getKey(), e.getValue()));
    return details;
  }

  private static ErrorCode code(String name, int status) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    for (ErrorCode code : ErrorCode.values()) {
      if (code.httpStatus() == status) {
        return code;
      }
    }
    return ErrorCode.FAILED;
  }

  private MultinodeException silence(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PinnedTrust.ChangedKeyException changed) {
        return new MultinodeException(
            ErrorCode.SERVER_UNTRUSTED,
            ("the certificate of %s is not the one that is trusted: its fingerprint is %s; if the "
                    + "node was set up anew, run 'multinode context add' again")
                .formatted(context.url(), changed.shown()),
            failure);
      }
    }
    if (failure instanceof javax.net.ssl.SSLException) {
      return new MultinodeException(
          ErrorCode.SERVER_UNTRUSTED,
          ("the certificate of %s is not trusted (%s); 'multinode context add NAME %s' shows and "
                  + "trusts it")
              .formatted(context.url(), failure.getMessage(), context.url()),
          failure);
    }
    return new MultinodeException(
        ErrorCode.SERVER_UNREACHABLE,
        ("the node at %s did not answer (%s); start one with 'multinode serve', or name another "
                + "with --node or --context")
            .formatted(context.url(), failure.getMessage()),
        failure);
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
    try {
      if (!http.dispatcher().executorService().awaitTermination(1, TimeUnit.SECONDS)) {
        http.dispatcher().executorService().shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
