package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptUrlTest {
  private final MockWebServer web = new MockWebServer();
  private Scripts scripts;

  @BeforeEach
  void open() throws IOException {
    web.start();
    allow(true, "127.0.0.1", "localhost");
  }

  @AfterEach
  void close() {
    web.close();
  }

  private void allow(boolean local, String... hosts) {
    UrlConfig config = new UrlConfig(List.of(hosts), local, Duration.ofSeconds(5), 100);
    scripts =
        Scripts.with(
            new Outside(
                new ScriptFiles(FilesConfig.defaults()),
                new WebClient(config),
                new Commands(CommandConfig.defaults())));
  }

  private String url(String path) {
    return "http://127.0.0.1:" + web.getPort() + path;
  }

  private String get(String path) {
    return "return new URL('%s').getContent();".formatted(url(path));
  }

  @Test
  void contentIsRead() throws InterruptedException {
    web.enqueue(new MockResponse.Builder().body("grüß dich").build());

    Value read =
        scripts.run(
            "var url = new URL('%s'); url.addPath('b'); url.addParameter('q', 'x y');"
                    .formatted(url("/a"))
                + "url.getContent(); return url.result + ' ' + url.host + ' ' + (url.port > 0);");

    assertThat(read).isEqualTo(Value.of("grüß dich 127.0.0.1 true"));
    assertThat(web.takeRequest().getTarget()).isEqualTo("/a/b?q=x+y");
  }

  @Test
  void contentIsPosted() throws InterruptedException {
    web.enqueue(new MockResponse.Builder().body("one").build());
    web.enqueue(new MockResponse.Builder().body("two").build());

    Value read =
        scripts.run(
            "var url = new URL('%s'); url.contentType = 'application/json';".formatted(url("/"))
                + "var one = url.postContent('{}'); url.datas = '[]'; return one + url.post();");

    assertThat(read).isEqualTo(Value.of("onetwo"));
    RecordedRequest request = web.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type"))
        .isEqualTo("application/json; charset=utf-8");
    assertThat(request.getBody().utf8()).isEqualTo("{}");
    assertThat(web.takeRequest().getBody().utf8()).isEqualTo("[]");
  }

  @Test
  void nothingIsAllowedUnlessItIsSaid() {
    allow(true);

    assertThatThrownBy(() -> scripts.run(get("/"))).hasMessageContaining("url.allowed");
    assertThat(web.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, https://example.org/",
    "*.example.com, https://example.com/",
    "*.example.com, https://badexample.com/",
    "example.com:444, https://example.com/",
    "example.com, https://example.com.evil.example/",
    "example.com, https://example.com@evil.example/",
  })
  void onlyWhatFitsIsAllowed(String allowed, String url) {
    allow(true, allowed);

    assertThatThrownBy(() -> scripts.run("new URL('" + url + "').getContent();"))
        .hasMessageMatching("(?s).*(url.allowed|has a user in it).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.1", "2130706433"})
  void theMachineItselfIsNotAskedUnlessThatIsAllowed(String host) {
    allow(false, "*");

    assertThatThrownBy(
            () ->
                scripts.run(
                    "new URL('http://%s:%d/').getContent();".formatted(host, web.getPort())))
        .isInstanceOf(ScriptException.class);
    assertThat(web.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:a9fe:a9fe::]"
      })
  void whereCloudsTellSecretsIsNeverAsked(String host) {
    allow(true, "*");

    assertThatThrownBy(() -> scripts.run("new URL('http://" + host + "/').getContent();"))
        .hasMessageContaining("not connected to");
  }

  @Test
  void redirectsAreNotFollowed() {
    web.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "http://169.254.169.254/latest")
            .build());

    assertThatThrownBy(() -> scripts.run(get("/")))
        .hasMessageContaining("a redirect, which is not followed");
    assertThat(web.getRequestCount()).isEqualTo(1);
  }

  @Test
  void errorsHaveNoQueryInThem() {
    web.enqueue(new MockResponse.Builder().code(403).build());

    assertThatThrownBy(() -> scripts.run(get("/a?token=s3cret")))
        .hasMessageContaining("/a' answered 403")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void usersInAUrlAreRefused() {
    assertThatThrownBy(() -> scripts.run("new URL('http://ada:s3cret@localhost/').getContent();"))
        .hasMessageContaining("has a user in it")
        .hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://localhost/", "gopher://localhost/", "x", ""})
  void onlyHttpIsSpoken(String url) {
    assertThatThrownBy(() -> scripts.run("new URL('" + url + "').getContent();"))
        .hasMessageContaining("the text is no URL");
  }

  @Test
  void aLargeAnswerIsRefused() {
    web.enqueue(new MockResponse.Builder().body("x".repeat(101)).build());

    assertThatThrownBy(() -> scripts.run(get("/"))).hasMessageContaining("url.maxBytes");
  }

  @Test
  void aRunThatIsCanceledWaitsForNoAnswer() throws InterruptedException {
    web.enqueue(
        new MockResponse.Builder().headersDelay(1, java.util.concurrent.TimeUnit.DAYS).build());
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(
            () -> {
              try {
                web.takeRequest();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              scripts.stop().stop();
            });

    assertThatThrownBy(() -> scripts.run(get("/"))).isInstanceOf(ScriptStopped.class);
    stopping.join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return u.isValidHostname('a.example') + '' + u.isValidHostname('10.0.0.1'); | truefalse",
        "return u.isValidHostnameOrIPAddress('10.0.0.1') + '' + u.isValidHostnameOrIPAddress('a b'); | truefalse",
        "return u.isValidIPv4Address('1.2.3.4') + '' + u.isValidIPv4Address('::1'); | truefalse",
        "return u.isValidIPv6Address('::1') + '' + u.isValidIPv6Address('1.2.3.4'); | truefalse",
        "return u.escapeHost('::1') + u.escapeHost('a') + u.unescapeHost('[::1]');  | [::1]a::1",
      })
  void hostNamesAreChecked(String script, String result) {
    assertThat(scripts.run("var u = new URL(); " + script)).isEqualTo(Value.of(result));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://x", "a b", "x:99999999", "*x", "a/b"})
  void aHostThatIsNoneIsRefused(String host) {
    assertThatThrownBy(() -> new UrlConfig(List.of(host), null, null, null))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("url.allowed");
  }
}
