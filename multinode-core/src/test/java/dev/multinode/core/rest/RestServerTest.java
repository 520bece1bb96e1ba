package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.config.ConfigException;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class RestServerTest {
  private static TestNode node;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node =
        new TestNode(
            new AbstractModule() {
              @Override
              protected void configure() {
                Multibinder.newSetBinder(binder(), Resource.class)
                    .addBinding()
                    .toInstance(RestServerTest::register);
              }
            });
    client = node.client();
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  private static void register(dev.multinode.core.spi.Routes routes) {
    routes
        .get("/t/{id}", request -> Response.json(Map.of("id", request.path("id"))))
        .get("/t/fixed", request -> Response.json(Map.of("fixed", true)))
        .get(
            "/t/{id}/{part}",
            request -> Response.json(request.path("id") + "|" + request.path("part")))
        .get("/t-query", RestServerTest::query)
        .get("/t-file", request -> Response.json(request.wantsFile()))
        .get("/t-base", request -> Response.json(request.base().toString()))
        .post("/t-json", request -> Response.json(request.json()))
        .post("/t-upload", RestServerTest::upload)
        .get(
            "/t-crash",
            request -> {
              throw new IllegalStateException("secret inside");
            })
        .get(
            "/t-busy",
            request -> {
              throw new MultinodeException(ErrorCode.BUSY, "full");
            })
        .get(
            "/t-conflict",
            request -> {
              throw new MultinodeException(ErrorCode.CONFLICT, "taken", Map.of("by", "x"), null);
            })
        .get("/t-later", request -> Response.later(later(Response.json("done"))))
        .get(
            "/t-later-fails",
            request ->
                Response.later(
                    CompletableFuture.failedFuture(
                        new MultinodeException(ErrorCode.TIMEOUT, "too late"))));
  }

  private static CompletableFuture<Response> later(Response response) {
    return new CompletableFuture<Response>().completeOnTimeout(response, 50, TimeUnit.MILLISECONDS);
  }

  private static Response query(Request request) {
    return Response.json(
        Map.of(
            "all", request.queries("c"),
            "flag", request.flag("f", false),
            "valueless", request.query("v").orElse("missing")));
  }

  private static Response upload(Request request) {
    return Response.bytes("application/x-" + request.file().name(), request.file().content())
        .with("X-Category", request.part("categoryId").orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "/t/a%2Fb, a/b",
    "/t/host1%2Fvm-17/, host1/vm-17",
    "/t/a%20b, a b",
    "/t/a+b, a+b",
    "/t/100%25, 100%",
    "/t/%2540, %40",
    "/t/(x).y, (x).y",
    "/t/%C3%BC, ü",
    "/t/a%5Cb, a\\b",
    "/t/fixed2, fixed2"
  })
  void anIdIsDecodedOnceAndAfterRouting(String path, String id) {
    assertThat(client.get(path).json().path("id").stringValue()).isEqualTo(id);
  }

  @Test
  void aFixedPathWinsOverAParameter() {
    assertThat(client.get("/t/fixed").json().has("fixed")).isTrue();
    assertThat(client.get("/t/fixed/").json().has("fixed")).isTrue();
    assertThat(client.get("/t/a%2Fb/c%2Fd/").text()).isEqualTo("a/b|c/d");
  }

  @Test
  void queryParametersComeWithoutValuesAndSeveralTimes() {
    TestClient.Answer answer =
        client.get("/t-query?c=name%3DExact%20Name&c=a~b&c=x%3E1&f&v=&unknown=1");

    assertThat(answer.json().path("all").toString())
        .isEqualTo("[\"name=Exact Name\",\"a~b\",\"x>1\"]");
    assertThat(answer.json().path("flag").booleanValue()).isTrue();
    assertThat(answer.json().path("valueless").stringValue()).isEmpty();
    assertThat(client.get("/t-query?f=TRUE").json().path("flag").booleanValue()).isTrue();
    assertThat(client.get("/t-query?f=false").json().path("flag").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/zip | true",
        "Application/zip | true",
        "' application/octet-stream' | true",
        "application/octet-stream, */* | true",
        "application/vcoobject+xml | true",
        "application/json | false",
        "text/plain, application/json, application/*+json, */* | false",
        "*/* | false"
      })
  void aFileIsWantedWhenABinaryTypeIsNamed(String accept, String file) {
    assertThat(client.with("Accept", accept).get("/t-file").text()).isEqualTo(file);
  }

  @Test
  void whoTakesOnlyXmlIsToldThereIsNone() {
    assertThat(client.with("Accept", "application/xml").get("/t/x").status()).isEqualTo(406);
    assertThat(client.with("Accept", "application/xml, */*").get("/t/x").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "{}"})
  void aMissingBodyIsAnEmptyObject(String body) {
    assertThat(client.post("/t-json", body).text()).isEqualTo("{}");
  }

  @Test
  void aBodyThatIsNotJsonIsRefusedWithAMessage() {
    TestClient.Answer answer = client.post("/t-json", "{\"a\":");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").stringValue()).isEqualTo("USAGE");
    assertThat(answer.json().path("message").stringValue()).contains("not JSON");
  }

  @Test
  void aChunkedBodyIsRead() {
    String answer =
        RawHttp.exchange(
            node,
            "POST /t-json HTTP/1.1\nTransfer-Encoding: chunked\n",
            "5\r\n{\"a\":\r\n2\r\n1}\r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("{\"a\":1}");
  }

  @Test
  void theBodyOfAGetIsIgnored() {
    String answer = RawHttp.exchange(node, "GET /t/x HTTP/1.1\nContent-Length: 2\n", "{}");

    assertThat(answer).startsWith("HTTP/1.1 200 OK").endsWith("{\"id\":\"x\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a~b", "a^b", "a>b", "a|b", "{}[]"})
  void aQueryNeedsNoEncoding(String condition) {
    String answer = RawHttp.exchange(node, "GET /t-query?c=" + condition + " HTTP/1.1\n", "");

    assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("[\"" + condition + "\"]");
  }

  @Test
  void aPathThatLeadsOutIsRefused() {
    assertThat(RawHttp.exchange(node, "GET /t/../../etc/passwd HTTP/1.1\n", ""))
        .startsWith("HTTP/1.1 4");
  }

  @Test
  void headIsAnsweredLikeGetWithoutABody() {
    assertThat(client.call("HEAD", "/vco/api/about", null).status()).isEqualTo(200);
  }

  @Test
  void whoIsNotLoggedInCannotSendMuch() {
    String large = "{\"username\":\"" + "x".repeat(70_000) + "\"}";

    assertThat(TestClient.anonymous(node).post("/iaas/api/login", large).status()).isEqualTo(413);
  }

  @Test
  void aPageOfAnotherSiteChangesNothing() {
    TestClient browser = client.with("Sec-Fetch-Site", "cross-site");

    assertThat(browser.post("/t-json", "{}").status()).isEqualTo(403);
    assertThat(browser.get("/t/x").status()).isEqualTo(200);
    assertThat(client.with("Sec-Fetch-Site", "same-origin").post("/t-json", "{}").status())
        .isEqualTo(200);
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    TestClient.Answer answer = client.post("/t-json", "\"" + "x".repeat(1 << 20) + "\"");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().path("message").stringValue()).contains("node.maxBodyBytes");
  }

  @Test
  void anUploadOfAnOldClientKeepsItsBytes() {
    byte[] content = new byte[256];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) i;
    }
    String head =
        "--b\r\nContent-Disposition: form-data; name=\"name\"\r\nContent-Type: application/json\r\n\r\n{}\r\n"
            + "--b\r\nContent-Disposition:form-data;name=categoryId\r\n\r\nc-1\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\x\\zip\"\r\n"
            + "Content-Type:application/octet-stream\r\n\r\n";
    byte[] body =
        (head + new String(content, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    TestClient.Answer answer =
        client.call(
            "POST",
            "/t-upload",
            RequestBody.create(body, MediaType.get("multipart/form-data; boundary=\"b\"")));

    assertThat(answer.body()).isEqualTo(content);
    assertThat(answer.header("Content-Type")).isEqualTo("application/x-zip");
    assertThat(answer.header("X-Category")).isEqualTo("c-1");
  }

  @Test
  void anUploadWithoutAFileIsRefused() {
    MediaType multipart = MediaType.get("multipart/form-data; boundary=b");

    assertThat(client.post("/t-upload", "{}").status()).isEqualTo(400);
    assertThat(
            client
                .call("POST", "/t-upload", RequestBody.create("--b--", multipart))
                .json()
                .path("message")
                .stringValue())
        .contains("part named 'file'");
  }

  @ParameterizedTest
  @CsvSource({
    "alias.example:8443, https://alias.example:8443",
    "alias.example:443, https://alias.example",
    "alias.example, https://alias.example",
    "localhost:1, https://localhost:1",
  })
  void linksRepeatTheHostThatTheClientNamed(String host, String base) {
    assertThat(client.with("Host", host).http1().get("/t-base").text()).isEqualTo(base);
    assertThat(client.with("X-Forwarded-Host", host).get("/t-base").text()).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8281", "u@alias.example", "a b", ""})
  void anotherHostGetsTheNodesOwnName(String host) {
    assertThat(client.with("X-Forwarded-Host", host).get("/t-base").text())
        .isEqualTo("https://alias.example:" + node.uri().getPort());
  }

  @Test
  void anUnforeseenFailureTellsNothingOfTheInside() {
    TestClient.Answer answer = client.get("/t-crash");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.json().path("code").stringValue()).isEqualTo("FAILED");
    assertThat(answer.text()).doesNotContain("secret inside");
  }

  @Test
  void aFailureHasOneForm() {
    assertThat(client.get("/t-conflict").json().toString())
        .isEqualTo("{\"message\":\"taken\",\"code\":\"CONFLICT\",\"details\":{\"by\":\"x\"}}");
    assertThat(client.get("/t-busy").header("Retry-After")).isEqualTo("1");
    assertThat(client.get("/nowhere").status()).isEqualTo(404);
    assertThat(client.get("/nowhere").json().path("code").stringValue()).isEqualTo("NOT_FOUND");
    assertThat(client.delete("/t/x").status()).isEqualTo(405);
    assertThat(client.delete("/t/x").json().path("code").stringValue()).isEqualTo("USAGE");
  }

  @Test
  void http1HasTheStandardReasonPhrase() {
    assertThat(client.http1().get("/nowhere").reason()).isEqualTo("Not Found");
  }

  @Test
  void anAnswerMayComeLater() {
    assertThat(client.get("/t-later").text()).isEqualTo("done");
    assertThat(client.get("/t-later-fails").status()).isEqualTo(504);
  }

  @Test
  void twoResourcesCannotAnswerTheSamePath() {
    RouteTable table = new RouteTable();
    table.get("/a/{x}", request -> null);

    assertThatThrownBy(() -> table.get("/a/{y}", request -> null))
        .hasMessageContaining("GET /a/{y}");
  }

  @Test
  void aPortInUseIsSaidSo() {
    NodeConfig taken =
        new NodeConfig("127.0.0.1", node.uri().getPort(), null, List.of(), null, null);
    RestServer second =
        new RestServer(
            taken, node.certificate(), node.get(Access.class), Set.of(), JsonMapper.shared());

    assertThatThrownBy(second::start)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("node.port")
        .hasMessageContaining("another program has it");
  }
}
