package dev.multinode.core.remote;

import java.time.Duration;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bearer tokens of vRA 8: a refresh token for user and password, then a token for it. */
final class VraTokens {
  private static final MediaType JSON = MediaType.get("application/json");

  private final ServerConnection connection;
  private final JsonMapper json;
  private final String password;

  VraTokens(ServerConnection connection, JsonMapper json, String password) {
    this.connection = connection;
    this.json = json;
    this.password = password;
  }

  String fetch() {
    String user = connection.server().user();
    int at = user.lastIndexOf('@');
    ObjectNode login = json.createObjectNode();
    login.put("username", at < 0 ? user : user.substring(0, at));
    login.put("password", password);
    if (at >= 0) {
      login.put("domain", user.substring(at + 1));
    }
    String refresh = post("/csp/gateway/am/api/login?access_token", login, "refresh_token");
    ObjectNode exchange = json.createObjectNode().put("refreshToken", refresh);
    return post("/iaas/api/login", exchange, "token");
  }

  private String post(String path, ObjectNode body, String field) {
    Headers headers = Headers.of("Accept", "application/json");
    RequestBody content = RequestBody.create(body.toString(), JSON);
    Answer answer =
        connection.send("POST", connection.url(path).build(), headers, content, Duration.ZERO);
    if (answer.isSuccess() && answer.looksLikeJson()) {
      try {
        JsonNode token = json.readTree(answer.body()).path(field);
        if (token.isString()) {
          return token.asString();
        }
      } catch (JacksonException e) {
        // an answer without a token, like every other one
      }
    }
    throw ServerAnswerException.loginRefused(
        connection.server(),
        answer.status(),
        answer.isSuccess() || answer.isRedirect() ? "no token in the answer" : "");
  }
}
