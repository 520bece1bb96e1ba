package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextCommandsTest {
  private static final String LOGIN = "POST /csp/gateway/am/api/login";

  @TempDir private Path folder;
  private FakeNode node;
  private Terminal terminal;

  @BeforeEach
  void aNode() {
    node = new FakeNode(folder.resolve("node"));
    terminal = new Terminal(folder.resolve("home"));
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void whoHasNoContextIsToldHowToGetOne() {
    int code = terminal.run("server", "list");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("multinode serve").contains("multinode context add");
  }

  @Test
  void addingANodeShowsItsCertificateAndStoresATokenOnly() throws IOException {
    node.answers(LOGIN, "{\"access_token\":\"t-1\"}");

    int code = terminal.typing("yes", "s3cret").run("context", "add", "lab", node.url().toString());

    assertThat(code).isZero();
    assertThat(terminal.err()).contains(node.fingerprint());
    Path file = folder.resolve("home/contexts.json");
    assertThat(Files.readString(file)).contains("t-1").doesNotContain("s3cret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void theStoredTokenIsSentFromThenOn() {
    node.answers(LOGIN, "{\"access_token\":\"t-1\"}")
        .answers("GET /api/v1/servers", "{\"servers\":[]}");
    terminal.typing("y", "s3cret").run("context", "add", "lab", node.url().toString());

    int code = terminal.run("server", "list");

    assertThat(code).isZero();
    assertThat(node.seen("GET /api/v1/servers").authorization()).isEqualTo("Bearer t-1");
  }

  @Test
  void aWrongPasswordStoresNothing() {
    node.refuses(LOGIN, 401, "AUTHENTICATION_FAILED", "no");

    int code = terminal.typing("y", "wrong").run("context", "add", "lab", node.url().toString());

    assertThat(code).isEqualTo(4);
    assertThat(terminal.err()).contains("refused user 'admin'").doesNotContain("wrong");
    assertThat(folder.resolve("home/contexts.json")).doesNotExist();
  }

  @Test
  void aNodeWithAnotherCertificateGetsNothing() {
    FakeNode other = new FakeNode(folder.resolve("other"));
    terminal.knows(node);
    terminal.knows(other);
    try (other) {
      String pinned = node.fingerprint();
      terminal.with("MULTINODE_FINGERPRINT", pinned).with("MULTINODE_TOKEN", "t-2");
      terminal.run("context", "remove", "fake");

      int code = terminal.run("server", "list", "--node", other.url().toString());

      assertThat(code).isEqualTo(4);
      assertThat(terminal.err()).contains("is not the one that is trusted");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void aNodeThatIsDownSaysSo() {
    terminal.knows(node);
    node.close();

    int code = terminal.run("server", "list");

    assertThat(code).isEqualTo(9);
    assertThat(terminal.err()).contains("did not answer").contains("multinode serve");
  }

  @Test
  void contextsAreListedUsedShownAndForgotten() {
    node.answers(LOGIN, "{\"access_token\":\"t-1\"}");
    String pin = "--fingerprint=" + node.fingerprint();
    terminal.with("MULTINODE_PASSWORD", "s3cret");
    terminal.run("context", "add", "a", node.url().toString(), pin);
    terminal.run("context", "add", "b", node.url().toString(), pin);

    assertThat(terminal.run("context", "use", "b")).isZero();
    terminal.run("context", "list", "-o", "json");
    assertThat(terminal.json().path("current").asString()).isEqualTo("b");
    terminal.run("context", "show");
    assertThat(terminal.out()).contains(node.fingerprint()).doesNotContain("t-1");
    assertThat(terminal.run("context", "remove", "b")).isZero();
    assertThat(terminal.run("context", "use", "b")).isEqualTo(5);
  }

  @Test
  void theTokenOfAnotherNodeIsNotReplaced() {
    node.answers(LOGIN, "{\"access_token\":\"t-1\"}");
    terminal.with("MULTINODE_PASSWORD", "s3cret");
    String pin = "--fingerprint=" + node.fingerprint();
    terminal.run("context", "add", "lab", node.url().toString(), pin);

    int code = terminal.run("context", "add", "lab", "https://127.0.0.1:1");

    assertThat(code).isEqualTo(6);
    assertThat(terminal.err()).contains(node.url().toString()).contains("context remove lab");
    assertThat(terminal.run("context", "add", "lab", node.url().toString(), pin)).isZero();
  }

  @Test
  void aPageInPlaceOfANodeIsReported() {
    node.answers(LOGIN, "<html>Welcome</html>");
    terminal.with("MULTINODE_PASSWORD", "s3cret");

    int code =
        terminal.run(
            "context", "add", "lab", node.url().toString(), "--fingerprint=" + node.fingerprint());

    assertThat(code).isEqualTo(9);
    assertThat(terminal.err()).contains("not with JSON as a node does");
    assertThat(folder.resolve("home/contexts.json")).doesNotExist();
  }

  @Test
  void anAddressWithoutTlsSaysWhy() {
    int code = terminal.run("context", "add", "lab", "http://127.0.0.1:8281");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("no address with TLS").contains("https://host:8281");
  }

  @Test
  void aProxyThatAnswersInHtmlIsReported() {
    terminal.knows(node);
    node.answers("GET /api/v1/servers", 502, Map.of(), "<html>bad gateway</html>");

    int code = terminal.run("server", "list");

    assertThat(code).isEqualTo(9);
    assertThat(terminal.err()).contains("HTTP 502");
  }
}
