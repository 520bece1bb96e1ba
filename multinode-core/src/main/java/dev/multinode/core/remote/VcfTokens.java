package dev.multinode.core.remote;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/**
 * Session tokens of VCF 9. The user is {@code name@organisation}; the organisation {@code System}
 * has an address of its own.
 */
final class VcfTokens {
  private static final String MEDIA_TYPE = "application/json;version=9.0.0";

  private final ServerConnection connection;
  private final String password;

  VcfTokens(ServerConnection connection, String password) {
    this.connection = connection;
    this.password = password;
  }

  String fetch() {
    String user = connection.server().user();
    boolean provider = user.toLowerCase(java.util.Locale.ROOT).endsWith("@system");
    String path = "/cloudapi/1.0.0/sessions" + (provider ? "/provider" : "");
    Headers headers =
        Headers.of(
            "Accept",
            MEDIA_TYPE,
            "Authorization",
            Credentials.basic(user, password, StandardCharsets.UTF_8));
    RequestBody empty = RequestBody.create(new byte[0], MediaType.get(MEDIA_TYPE));
    Answer answer =
        connection.send("POST", connection.url(path).build(), headers, empty, Duration.ZERO);
    if (!answer.isSuccess() || answer.token() == null) {
      throw ServerAnswerException.loginRefused(
          connection.server(),
          answer.status(),
          answer.isSuccess() || answer.isRedirect() ? "no token in the answer" : "");
    }
    return answer.token();
  }
}
