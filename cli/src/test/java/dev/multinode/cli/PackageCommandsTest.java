package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackageCommandsTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("multinode.root", ".."), "..", "shared", "corpus");
  private static final String REPORT =
      """
      {"package":"demo","result":"%s","servers":[
        {"server":"emea","state":"ok","result":"pushed","errors":[],"elements":[
          {"type":"Workflow","id":"w-1","name":"Greet","version":"1.0.0","verdict":"new",
           "action":"import","result":"equal"}]},
        {"server":"apac","state":"%s","reason":"no route","errors":[],"elements":[]}]}
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

  @ParameterizedTest
  @CsvSource({
    "demo-1.0.0.package,0",
    "broken/flipped-byte.package,11",
    "broken/missing-signature.package,10",
    "broken/signer-unknown.package,12",
    "broken/certificate-expired.package,13",
    "broken/zip-bomb.package,1",
    "broken/id-mismatch.package,1"
  })
  void verifyingPrintsWhatIsExpectedAndExitsAccordingly(String file, int code) throws IOException {
    assumeTrue(Files.isDirectory(CORPUS), "the test packages are not here");
    JsonNode expected =
        JsonMapper.shared()
            .readTree(Files.readAllBytes(CORPUS.resolve("expected.json")))
            .path("files")
            .path(file);

    int exit =
        terminal.run(
            "package",
            "verify",
            CORPUS.resolve(file).toString(),
            "--trust=" + CORPUS.resolve("keys/demo-test-cert.pem"),
            "--trust=" + CORPUS.resolve("keys/expired-test-cert.pem"),
            "-o=json");

    assertThat(exit).isEqualTo(code);
    for (String part : List.of("verdict", "findings", "package", "hash", "members")) {
      assertThat(terminal.json().path(part).toString()).isEqualTo(expected.path(part).toString());
    }
  }

  @Test
  void aKeyIsMadeOnceAndNeverReplaced() {
    String target = folder.resolve("keys").toString();

    assertThat(terminal.run("package", "keygen", "demo", "--folder", target)).isZero();
    assertThat(terminal.run("package", "keygen", "demo", "--folder", target)).isEqualTo(6);
    assertThat(terminal.err()).contains("demo-key.pem exists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "verify", "import"})
  void aPackageFileThatIsNotThereIsAMistakeOfTheCaller(String verb) {
    int code = terminal.run("package", verb, folder.resolve("absent.package").toString());

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("absent.package' does not exist");
  }

  @Test
  void aFileThatIsNoCertificateIsNotSent() throws IOException {
    Path file = Files.writeString(folder.resolve("note.txt"), "no certificate");

    int code = terminal.run("trust", "add", file.toString());

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("note.txt' holds no readable certificate");
    assertThat(node.requests()).isEmpty();
  }

  @Test
  void theNameOfAKeyIsNoPath() {
    int code = terminal.run("package", "keygen", "../demo", "--folder", folder.toString());

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("--folder");
  }

  @Test
  void aFileIsBroughtToTheNodeBeforeItIsPushed() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.package"), "bytes");
    node.answers(
            "POST /vco/api/packages?overwrite=false&importConfigurationAttributeValues=true",
            202,
            Map.of("Location", "https://node/vco/api/packages/org.demo%20x/"),
            "{\"errors\":[]}")
        .answers("POST /api/v1/packages/org.demo%20x/push", REPORT.formatted("ok", "ok"));

    int code = terminal.run("package", "push", file.toString(), "--to", "emea,apac");

    assertThat(code).isZero();
    JsonNode sent = node.seen("POST /api/v1/packages/org.demo%20x/push").json();
    assertThat(sent.toString()).isEqualTo("{\"policy\":\"newer\",\"servers\":[\"emea\",\"apac\"]}");
  }

  @Test
  void aPushThatOneServerMissedShowsBothAndFails() {
    node.answers("POST /api/v1/packages/demo/push", REPORT.formatted("partly", "unreachable"));

    int code = terminal.run("package", "push", "demo", "--to=emea", "--to=apac");

    assertThat(code).isEqualTo(1);
    assertThat(terminal.out())
        .contains("ELEMENT  TYPE      VERSION  emea          apac")
        .contains("Greet    Workflow  1.0.0    new -> equal  unknown");
    assertThat(terminal.err()).contains("server 'apac' is unreachable: no route");
  }

  @ParameterizedTest
  @CsvSource({"true,same,ok,0", "false,different,ok,3", "false,same,unreachable,9"})
  void theStatusSaysWhetherThereIsDrift(String inSync, String state, String server, int code) {
    node.answers(
        "GET /api/v1/packages/demo/status?server=emea&server=apac",
        """
        {"package":"demo","inSync":%s,
         "elements":[{"type":"Workflow","id":"w-1","name":"Greet","version":"1.0.0"}],
         "servers":[{"server":"emea","state":"ok","elements":[{"type":"Workflow","id":"w-1","state":"%s"}]},
                    {"server":"apac","state":"%s","reason":"","elements":[]}]}
        """
            .formatted(inSync, state, server));

    int exit = terminal.run("package", "status", "demo", "--server", "emea,apac");

    assertThat(exit).isEqualTo(code);
    assertThat(terminal.out()).contains(state);
  }

  @Test
  void aPartialImportIsAFailure() throws IOException {
    Path file = Files.writeString(folder.resolve("demo.package"), "bytes");
    node.answers(
        "POST /vco/api/packages?overwrite=true&importConfigurationAttributeValues=true",
        202,
        Map.of(),
        "{\"errors\":[{\"message\":\"Greet is locked\"}]}");

    int code = terminal.run("package", "import", file.toString(), "--overwrite");

    assertThat(code).isEqualTo(1);
    assertThat(terminal.err()).contains("only in part: Greet is locked");
  }
}
