package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.FormBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoginTest {
  private static final String CREDENTIALS =
      "{\"username\":\"admin\",\"password\":\"" + TestNode.PASSWORD + "\"}";

  private static TestNode node;
  private static TestClient anonymous;

  @BeforeAll
  static void startNode() {
    node = new TestNode();
    anonymous = TestClient.anonymous(node);
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vco/api",
        "/vco/api/",
        "/vco/api/about",
        "/vco/api/about/",
        "/vco/api/healthstatus",
        "/health/live",
        "/health/ready"
      })
  void someAreOpenToEveryone(String path) {
    assertThat(anonymous.get(path).status()).isEqualTo(200);
  }

  @Test
  void aboutSaysThatItIsANode() {
    TestClient.Answer answer =
        anonymous
            .with("Accept", "text/plain, application/json, application/*+json, */*")
            .with("Content-Type", "application/json;charset=UTF-8")
            .get("/vco/api/about");

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    JsonNode about = answer.json();
    for (String member : new String[] {"version", "build-number", "build-date", "api-version"}) {
      assertThat(about.path(member).isString()).as(member).isTrue();
    }
    assertThat(about.path("version").stringValue()).startsWith("8.18.1.");
    assertThat(about.path("features").toString()).isEqualTo("[{\"name\":\"multinode\"}]");
  }

  @Test
  void everythingElseNeedsALogin() {
    TestClient.Answer answer = anonymous.get("/vco/api/users");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).contains("Basic", "Bearer");
    assertThat(answer.json().path("message").isString()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"admin", "admin@corp.local"})
  void basicWorksWithAndWithoutADomain(String user) {
    TestClient client = TestClient.basic(node, user, TestNode.PASSWORD);

    TestClient.Answer answer = client.get("/vco/api/users/");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("admin-rights").booleanValue()).isTrue();
    assertThat(answer.json().path("solution-user").isString()).isTrue();
    assertThat(answer.json().path("member-groups").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Basic", "Basic %%%", "Basic YWRtaW4=", "Bearer", "Bearer x", "Digest a"})
  void aBrokenAuthorizationIsRefused(String header) {
    assertThat(anonymous.with("Authorization", header).get("/vco/api/users").status())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "/csp/gateway/am/api/login?access_token, refresh_token",
    "/csp/gateway/am/idp/auth/login?access_token, refresh_token",
    "/csp/gateway/am/api/login?tenant=T&cspAuthToken=, cspAuthToken"
  })
  void eachLoginOfVraGivesItsToken(String path, String member) {
    assertThat(anonymous.post(path, CREDENTIALS).json().path(member).isString()).isTrue();
  }

  @Test
  void aRefreshTokenBecomesABearerToken() {
    JsonNode login = anonymous.post("/csp/gateway/am/api/login?access_token", CREDENTIALS).json();
    String refresh = login.path("refresh_token").stringValue();

    JsonNode redeemed =
        anonymous.post("/iaas/api/login", "{\"refreshToken\":\"" + refresh + "\"}").json();

    assertThat(redeemed.path("tokenType").stringValue()).isEqualTo("Bearer");
    assertThat(users(redeemed.path("token").stringValue())).isEqualTo(200);
    assertThat(users(refresh)).isEqualTo(401);
  }

  @Test
  void anApiTokenIsRedeemedFromAForm() {
    String refresh = node.get(Access.class).refreshToken("admin");

    TestClient.Answer answer =
        anonymous.call(
            "POST",
            "/csp/gateway/am/api/auth/api-tokens/authorize",
            new FormBody.Builder().add("api_token", refresh).build());

    assertThat(users(answer.json().path("access_token").stringValue())).isEqualTo(200);
  }

  @Test
  void theFirstOfManyLoginsStaysValid() {
    Set<String> tokens = new HashSet<>();
    String first = cspToken();
    for (int i = 0; i < 50; i++) {
      tokens.add(cspToken());
    }

    assertThat(users(first)).isEqualTo(200);
    assertThat(tokens).allSatisfy(token -> assertThat(users(token)).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"username\":\"admin\",\"password\":\"wrong\"}",
        "{\"username\":\"nobody\",\"password\":\"x\",\"domain\":\"corp\"}",
        "{\"username\":\"admin\"}",
        "{}",
        "[]"
      })
  void aWrongLoginIsRefused(String body) {
    assertThat(anonymous.post("/csp/gateway/am/api/login?access_token", body).status())
        .isIn(400, 401);
  }

  @Test
  void someoneWhoGuessesLocksNobodyOut() {
    node.get(Access.class).addUser("carl", "long enough", Role.ADMIN);
    TestClient atWork = TestClient.basic(node, "carl", "long enough");
    assertThat(atWork.get("/vco/api/users").status()).isEqualTo(200);
    TestClient guessing = TestClient.basic(node, "carl", "guess");
    for (int i = 0; i < 12; i++) {
      assertThat(guessing.get("/vco/api/users").status()).isEqualTo(401);
    }

    assertThat(atWork.get("/vco/api/users").status()).isEqualTo(200);
  }

  @Test
  void manyRightLoginsAtOnceAreNoGuesses() {
    Access access = node.get(Access.class);
    access.addUser("dora", "long enough", Role.ADMIN);

    List<CompletableFuture<Login>> logins = new ArrayList<>();
    ExecutorService clients = Executors.newFixedThreadPool(30);
    for (int i = 0; i < 30; i++) {
      logins.add(CompletableFuture.supplyAsync(() -> access.login("dora", "long enough"), clients));
    }

    assertThat(logins).allSatisfy(login -> assertThat(login.join().user()).isEqualTo("dora"));
    clients.shutdown();
  }

  @Test
  void aViewerReadsAndChangesNothing() {
    node.client()
        .post(
            "/api/v1/users",
            "{\"name\":\"vera\",\"password\":\"long enough\",\"role\":\"viewer\"}");
    TestClient vera = TestClient.basic(node, "vera", "long enough");

    assertThat(vera.get("/vco/api/users").json().path("admin-rights").booleanValue()).isFalse();
    TestClient.Answer refused = vera.delete("/api/v1/users/vera");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("WWW-Authenticate")).isNull();
  }

  @Test
  void aDeletedUserIsOutAtOnce() {
    node.get(Access.class).addUser("bob", "long enough", Role.ADMIN);
    String token = node.get(Access.class).bearerToken("bob");
    assertThat(users(token)).isEqualTo(200);

    assertThat(node.client().delete("/api/v1/users/bob").status()).isEqualTo(204);

    assertThat(users(token)).isEqualTo(401);
    assertThat(TestClient.basic(node, "bob", "long enough").get("/vco/api/users").status())
        .isEqualTo(401);
    assertThat(node.client().delete("/api/v1/users/bob").status()).isEqualTo(404);
    assertThat(node.client().delete("/api/v1/users/admin").status()).isEqualTo(409);
  }

  private String cspToken() {
    return anonymous
        .post("/csp/gateway/am/api/login?tenant=T&cspAuthToken=", CREDENTIALS)
        .json()
        .path("cspAuthToken")
        .stringValue();
  }

  private int users(String token) {
    return TestClient.bearer(node, token).get("/vco/api/users").status();
  }
}
