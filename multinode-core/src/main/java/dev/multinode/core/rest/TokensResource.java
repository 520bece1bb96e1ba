package dev.multinode.core.rest;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The logins of vRA 8, which real clients use before they call an orchestrator. One answer serves
 * all of them ({@code vro-rest-api.md} §2.1).
 */
final class TokensResource implements Resource {
  /** A little less than a bearer token is valid, since logins share one for some minutes. */
  private static final int EXPIRES_IN_SECONDS = 7 * 60 * 60;

  private final Access access;

  @Inject
  TokensResource(Access access) {
    this.access = access;
  }

  @Override
  public void register(Routes routes) {
    routes
        .openPost("/csp/gateway/am/api/login", this::login)
        .openPost("/csp/gateway/am/idp/auth/login", this::login)
        .openPost("/csp/gateway/am/api/auth/api-tokens/authorize", this::authorize)
        .openPost("/iaas/api/login", this::redeem);
  }

  private Response login(Request request) {
    JsonNode body = request.json();
    Login login = access.login(text(body, "username"), text(body, "password"));
    return tokens(access.bearerToken(login.user()), access.refreshToken(login.user()));
  }

  private Response authorize(Request request) {
    String refresh =
        request
            .part("api_token")
            .or(() -> request.part("refresh_token"))
            .orElseThrow(() -> missing("api_token"));
    return tokens(access.redeem(refresh), refresh);
  }

  private Response redeem(Request request) {
    String token = access.redeem(text(request.json(), "refreshToken"));
    return Response.json(Map.of("token", token, "tokenType", "Bearer"));
  }

  private static Response tokens(String bearer, String refresh) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("refresh_token", refresh);
    answer.put("access_token", bearer);
    answer.put("cspAuthToken", bearer);
    answer.put("id_token", bearer);
    answer.put("token_type", "bearer");
    answer.put("expires_in", EXPIRES_IN_SECONDS);
    return Response.json(answer);
  }

  private static String text(JsonNode body, String name) {
    JsonNode value = body.path(name);
    if (!value.isString()) {
      throw missing(name);
    }
    return value.stringValue();
  }

  private static MultinodeException missing(String name) {
    return new MultinodeException(
        ErrorCode.USAGE, "the login has no '%s'; send it as a text".formatted(name));
  }
}
