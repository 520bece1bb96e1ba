package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerCommandsTest {
  private static final String PIN = "ab".repeat(32);
  private static final String PROBE =
      """
      {"url":"https://emea.example:8281","fingerprint":"%s","subject":"CN=emea","issuer":"CN=emea",
       "notAfter":"2028-01-01T00:00:00Z","trustedByCa":false}
      """
          .formatted(PIN);
  private static final String EMEA =
      """
      {"id":"s-1","name":"emea","url":"https://emea.example:8281","user":"admin","state":"%s",
       "reason":"","version":"8.18.1.1","node":true,"labels":{"site":"emea"}}
      """;

  @TempDir private Path folder;
  private FakeNode node;
  private Terminal terminal;

  @BeforeEach
  void aNodeThatIsKnown() {
    node = new FakeNode(folder.resolve("node"));
    terminal = new Terminal(folder.resolve("home")).knows(node);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void addingAServerShowsItsCertificateBeforeThePasswordIsAskedFor() {
    node.answers("POST /api/v1/servers/probe", PROBE)
        .answers("POST /api/v1/servers", EMEA.formatted("ONLINE"));

    int code =
        terminal
            .typing("y", "s3cret")
            .run("server", "add", "emea", "emea.example:8281", "--user", "admin");

    assertThat(code).isZero();
    assertThat(terminal.err()).contains(PIN).contains("CN=emea");
    assertThat(terminal.questions())
        .containsExactly(
            "Is this the fingerprint you expect? [y/N] ",
            "Password of admin at https://emea.example:8281: ");
    assertThat(node.seen("POST /api/v1/servers").json().path("password").asString())
        .isEqualTo("s3cret");
    assertThat(node.seen("POST /api/v1/servers").json().path("fingerprint").asString())
        .isEqualTo(PIN);
    assertThat(terminal.out()).contains("emea").contains("online").doesNotContain("s3cret");
  }

  @Test
  void aCertificateThatIsNotAcceptedSavesNothing() {
    node.answers("POST /api/v1/servers/probe", PROBE);

    int code = terminal.typing("").run("server", "add", "emea", "emea.example", "--user", "admin");

    assertThat(code).isEqualTo(4);
    assertThat(terminal.err()).contains("error: the certificate was not accepted");
    assertThat(node.requests()).doesNotContain("POST /api/v1/servers");
  }

  @Test
  void anotherFingerprintThanTheExpectedOneIsRefused() {
    node.answers("POST /api/v1/servers/probe", PROBE);

    int code =
        terminal.run(
            "server",
            "add",
            "emea",
            "emea.example",
            "--user",
            "a",
            "--fingerprint",
            "cd".repeat(32));

    assertThat(code).isEqualTo(4);
    assertThat(terminal.err()).contains(PIN).contains("nothing was sent to it");
  }

  @Test
  void aScriptPassesFingerprintAndPasswordAndIsAskedNothing() {
    node.answers("POST /api/v1/servers/probe", PROBE)
        .answers("POST /api/v1/servers", EMEA.formatted("ONLINE"));

    int code =
        terminal
            .piped("from stdin\n")
            .run(
                "add-remote-server",
                "emea",
                "https://emea.example:8281",
                "--user=admin",
                "--password-stdin",
                "--fingerprint=" + PIN.toUpperCase(),
                "--label=site=emea",
                "--connect-timeout=5s",
                "-o=json");

    assertThat(code).isZero();
    assertThat(terminal.questions()).isEmpty();
    assertThat(terminal.json().path("name").asString()).isEqualTo("emea");
    assertThat(node.seen("POST /api/v1/servers").json().path("password").asString())
        .isEqualTo("from stdin");
    assertThat(node.seen("POST /api/v1/servers").json().at("/timeouts/connect").asString())
        .isEqualTo("PT5S");
    assertThat(node.seen("POST /api/v1/servers").json().at("/labels/site").asString())
        .isEqualTo("emea");
  }

  @Test
  void aRenewedCertificateIsShownBeforeItIsTrusted() {
    node.answers("GET /api/v1/servers/emea", EMEA.formatted("UNTRUSTED"))
        .answers("POST /api/v1/servers/probe", PROBE)
        .answers("POST /api/v1/servers/emea/trust", EMEA.formatted("ONLINE"));

    int code = terminal.typing("y").run("server", "trust", "emea");

    assertThat(code).isZero();
    assertThat(terminal.err()).contains(PIN);
    assertThat(node.seen("POST /api/v1/servers/emea/trust").json().path("fingerprint").asString())
        .isEqualTo(PIN);
  }

  @Test
  void aRenewedCertificateThatNobodyConfirmsStaysUntrusted() {
    node.answers("GET /api/v1/servers/emea", EMEA.formatted("UNTRUSTED"))
        .answers("POST /api/v1/servers/probe", PROBE);

    int code = terminal.typing("n").run("server", "trust", "emea");

    assertThat(code).isEqualTo(4);
    assertThat(node.requests()).doesNotContain("POST /api/v1/servers/emea/trust");
  }

  @Test
  void aScriptWithoutAFingerprintIsToldWhichOneToCompare() {
    node.answers("POST /api/v1/servers/probe", PROBE);

    int code = terminal.piped("").run("server", "add", "emea", "emea.example", "--user=admin");

    assertThat(code).isEqualTo(4);
    assertThat(terminal.err()).contains("--fingerprint " + PIN);
  }

  @Test
  void thePasswordMayComeFromTheEnvironment() {
    node.answers("POST /api/v1/servers/probe", PROBE.replace("false", "true"))
        .answers("POST /api/v1/servers", EMEA.formatted("ONLINE"));

    int code =
        terminal
            .with("MULTINODE_REMOTE_PASSWORD", "from environment")
            .run("server", "add", "emea", "emea.example", "--user=admin");

    assertThat(code).isZero();
    assertThat(node.seen("POST /api/v1/servers").json().has("fingerprint")).isFalse();
    assertThat(node.seen("POST /api/v1/servers").json().path("password").asString())
        .isEqualTo("from environment");
  }

  @ParameterizedTest
  @CsvSource({"ONLINE,0", "OFFLINE,9", "AUTH_FAILED,4", "UNTRUSTED,4", "INCOMPATIBLE,9"})
  void theExitCodeOfACheckSaysHowTheServerIs(String state, int code) {
    node.answers("POST /api/v1/servers/emea/check", EMEA.formatted(state));

    assertThat(terminal.run("server", "check", "emea")).isEqualTo(code);
  }

  @Test
  void aListIsATableForPeopleAndJsonForPrograms() {
    node.answers("GET /api/v1/servers", "{\"servers\":[" + EMEA.formatted("ONLINE") + "]}");

    terminal.run("server", "list");
    assertThat(terminal.out().lines().toList().get(0)).startsWith("NAME").contains("URL");
    assertThat(terminal.out()).contains("emea  https://emea.example:8281  online  node  8.18.1.1");

    terminal.run("server", "list", "-o", "json");
    assertThat(terminal.json().at("/servers/0/id").asString()).isEqualTo("s-1");

    terminal.run("server", "list", "-o", "yaml");
    assertThat(terminal.out()).startsWith("servers:").contains("name: \"emea\"");
  }

  @Test
  void anEmptyListSaysWhatToDo() {
    node.answers("GET /api/v1/servers", "{\"servers\":[]}");

    terminal.run("server", "list");

    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err()).contains("multinode server add");
  }

  @Test
  void namesAreSafeInPathsAndOnTheTerminal() {
    node.answers(
        "GET /api/v1/servers/a%2Fb%20c",
        EMEA.formatted("ONLINE")
            .replace("CN", "x")
            .replace("\"emea\",\"url\"", "\"evil\\u001b[2J\",\"url\""));

    terminal.run("server", "show", "a/b c");

    assertThat(terminal.out()).contains("evil [2J").doesNotContain("\u001b");
  }

  @Test
  void removingAServerInUseSaysWhy() {
    node.refuses(
        "DELETE /api/v1/servers/emea", 409, "CONFLICT", "2 proxies refer to server 'emea'");

    int code = terminal.run("server", "remove", "emea");

    assertThat(code).isEqualTo(6);
    assertThat(terminal.err()).isEqualTo("error: 2 proxies refer to server 'emea'\n");
  }
}
