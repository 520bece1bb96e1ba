package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Authenticated calls to one server: a refused token is renewed once, a broken read is repeated
 * once, and every answer that is no success becomes an error that says what to do.
 */
final class VroApi {
  static final String BASE = "/vco/api";
  private static final String JSON = "application/json";

  private final ServerConnection connection;
  private final Login login;
  private final JsonMapper json;
  private final Health health;

  VroApi(ServerConnection connection, Login login, JsonMapper json, Health health) {
    this.connection = connection;
    this.login = login;
    this.json = json;
    this.health = health;
  }

  RemoteServer server() {
    return connection.server();
  }

  /** A time of ours on the server's clock. */
  Instant serverTime(Instant ours) {
    return connection.serverTime(ours);
  }

  /** A JSON answer; missing when the body is empty. */
  JsonNode get(String path, Map<String, String> query) {
    return get(path, query, true);
  }

  /** As {@link #get}, without saying who we are. */
  JsonNode getOpen(String path) {
    return get(path, Map.of(), false);
  }

  private JsonNode get(String path, Map<String, String> query, boolean authenticated) {
    return reported(() -> read(path, query, authenticated));
  }

  private JsonNode read(String path, Map<String, String> query, boolean authenticated) {
    HttpUrl url = url(path, query);
    Headers headers = Headers.of("Accept", JSON);
    Duration longer = longPoll(query);
    Answer answer;
    try {
      answer = send("GET", url, headers, null, longer, authenticated);
    } catch (ServerUnreachableException e) {
      if (!e.maybeReceived() || e.getCause() instanceof java.io.InterruptedIOException) {
        throw e;
      }
      // a kept connection that the server had closed; reading twice does no harm
      answer = send("GET", url, headers, null, longer, authenticated);
    }
    return json(answer, "GET " + path);
  }

  /** Bytes of a file. */
  byte[] getFile(String path, Map<String, String> query, String accept) {
    Headers headers = Headers.of("Accept", accept);
    return reported(
            () ->
                checked(
                    send("GET", url(path, query), headers, null, Duration.ZERO, true),
                    "GET " + path))
        .body();
  }

  /** Sends once; the answer is a success. */
  Answer send(
      String method, String path, Map<String, String> query, Headers headers, RequestBody body) {
    Headers all = headers.newBuilder().set("Accept", JSON).build();
    return reported(
        () ->
            checked(
                send(method, url(path, query), all, body, Duration.ZERO, true),
                method + " " + path));
  }

  private <T> T reported(Supplier<T> call) {
    try {
      T answer = call.get();
      health.answered();
      return answer;
    } catch (MultinodeException e) {
      health.failed(e);
      throw e;
    }
  }

  JsonNode json(Answer answer, String request) {
    checked(answer, request);
    if (answer.body().length == 0) {
      return MissingNode.getInstance();
    }
    if (!answer.looksLikeJson()) {
      throw ServerAnswerException.notAnOrchestrator(
          server(), request, answer.status(), "no JSON: " + answer.pageText());
    }
    try {
      return json.readTree(answer.body());
    } catch (JacksonException e) {
      throw ServerAnswerException.notAnOrchestrator(
          server(), request, answer.status(), "broken JSON: " + e.getOriginalMessage());
    }
  }

  private Answer send(
      String method,
      HttpUrl url,
      Headers headers,
      RequestBody body,
      Duration longer,
      boolean authenticated) {
    if (!authenticated) {
      return connection.send(method, url, headers, body, longer);
    }
    String authorization = login.authorization();
    Answer answer = connection.send(method, url, with(headers, authorization), body, longer);
    if (answer.status() == 401 && login.renew(authorization)) {
      answer = connection.send(method, url, with(headers, login.authorization()), body, longer);
    }
    return answer;
  }

  private static Headers with(Headers headers, String authorization) {
    return headers.newBuilder().set("Authorization", authorization).build();
  }

  private HttpUrl url(String path, Map<String, String> query) {
    HttpUrl.Builder url = connection.url(path);
    query.forEach(url::addQueryParameter);
    return url.build();
  }

  /** A long poll of a node holds the answer back for {@code waitMillis}. */
  private static Duration longPoll(Map<String, String> query) {
    String wait = query.get("waitMillis");
    return wait == null ? Duration.ZERO : Duration.ofMillis(Long.parseLong(wait));
  }

  private Answer checked(Answer answer, String request) {
    if (answer.isSuccess()) {
      return answer;
    }
    int status = answer.status();
    if (answer.isRedirect()) {
      throw ServerAnswerException.notAnOrchestrator(
          server(), request, status, "a redirect to " + answer.location() + ", not followed");
    }
    Refusal refusal = Refusal.of(answer, json);
    String why = refusal.message();
    switch (status) {
      case 401:
        throw ServerAnswerException.loginRefused(server(), status, "");
      case 403:
        throw ServerAnswerException.forbidden(server(), request, why);
      case 404:
        if (refusal.isPage()) {
          throw ServerAnswerException.notAnOrchestrator(server(), request, status, why);
        }
        throw ServerAnswerException.notFound(server(), request, why);
      case 502, 503, 504:
        if (refusal.is(ErrorCode.BUSY)) {
          throw ServerAnswerException.refused(
              server(), ErrorCode.BUSY, request, status, why, refusal.code());
        }
        throw new ServerUnreachableException(server(), "HTTP " + status + ": " + why, true, null);
      default:
        throw ServerAnswerException.refused(
            server(), ErrorCode.SERVER_REFUSED, request, status, why, refusal.code());
    }
  }

  /**
   * Why a request was refused.
   *
   * @param code word of a node's error; empty on other servers
   * @param isPage whether a gateway answered with a page
   */
  private record Refusal(String message, String code, boolean isPage) {
    static Refusal of(Answer answer, JsonMapper json) {
      if (answer.looksLikeHtml()) {
        return new Refusal(answer.pageText(), "", true);
      }
      if (answer.looksLikeJson()) {
        try {
          JsonNode body = json.readTree(answer.body());
          String message = body.path("message").asString("");
          return new Refusal(Answer.shortened(message), body.path("code").asString(""), false);
        } catch (JacksonException e) {
          return new Refusal("broken JSON", "", false);
        }
      }
      return new Refusal(Answer.shortened(answer.text()), "", false);
    }

    boolean is(ErrorCode other) {
      return code.equals(other.name());
    }
  }

  /** For errors that are told apart by what the server said. */
  static boolean isNotFound(MultinodeException e) {
    return e.code() == ErrorCode.NOT_FOUND;
  }
}
