package dev.multinode.core.rest;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Who uses the node: the caller in the form of vRO, and all users at {@code /api/v1/users}. */
final class UsersResource implements Resource {
  private final Access access;

  @Inject
  UsersResource(Access access) {
    this.access = access;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/users", this::caller)
        .get("/api/v1/users", request -> Response.json(Map.of("users", users())))
        .post("/api/v1/users", this::add)
        .delete("/api/v1/users/{name}", this::delete);
  }

  private Response caller(Request request) {
    boolean admin =
        access.users().stream()
            .anyMatch(user -> user.name().equals(request.user()) && user.role() == Role.ADMIN);
    Map<String, Object> caller = new LinkedHashMap<>();
    caller.put("admin-rights", admin);
    caller.put("solution-user", "vcoadmin");
    caller.put("solution-user-domain", "multinode");
    caller.put("member-groups", request.groups().stream().sorted().toList());
    caller.put("login-name", request.user());
    caller.put("display-name", request.user());
    return Response.json(caller);
  }

  private List<Map<String, Object>> users() {
    return access.users().stream().map(UsersResource::json).toList();
  }

  private Response add(Request request) {
    JsonNode body = request.json();
    String role = body.path("role").asString("viewer");
    if (!role.equals("admin") && !role.equals("viewer")) {
      throw new MultinodeException(
          ErrorCode.USAGE, "the role '%s' does not exist; use admin or viewer".formatted(role));
    }
    Access.User user =
        access.addUser(
            body.path("name").asString(""),
            body.path("password").asString(""),
            Role.valueOf(role.toUpperCase(Locale.ROOT)),
            groups(body.path("groups")));
    return Response.json(201, json(user));
  }

  private static Set<String> groups(JsonNode names) {
    Set<String> groups = new LinkedHashSet<>();
    names.forEach(name -> groups.add(name.asString("").strip()));
    return groups;
  }

  private Response delete(Request request) {
    access.deleteUser(request.path("name"));
    return Response.empty(204);
  }

  private static Map<String, Object> json(Access.User user) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", user.name());
    json.put("role", user.role().wire());
    json.put("groups", user.groups().stream().sorted().toList());
    json.put("createdAt", Dates.iso(user.createdAt()));
    return json;
  }
}
