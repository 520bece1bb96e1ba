package dev.multinode.packages;

import static dev.multinode.packages.Actions.PACKAGE;
import static dev.multinode.packages.Actions.action;
import static dev.multinode.packages.Actions.content;
import static dev.multinode.packages.Actions.settings;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.AbstractModule;
import dev.multinode.core.content.ContentModule;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The packages of a node over real HTTPS; numbers are those of {@code vro-rest-api.md} §9.4. */
class PackageResourcesTest {
  private static final String BASE = "/vco/api/packages";
  private static final SigningIdentity DEMO = SigningIdentity.generate("demo", 2048, Instant.now());
  private static final SigningIdentity STRANGER =
      SigningIdentity.generate("stranger", 2048, Instant.now());

  @AutoClose
  private static final TestNode NODE = // one for all tests: starting it takes longer than they do
      new TestNode(
          new PackagesModule(),
          new AbstractModule() {
            @Override
            protected void configure() {
              install(new ContentModule());
              bind(Servers.class).toInstance(new InMemoryServers());
            }
          });

  private final ContentStore store = NODE.get(ContentStore.class);
  private final TestClient client = NODE.client();

  @BeforeEach
  void onlyDemoIsTrustedAndNothingIsThere() {
    for (ContentPackage pkg : store.packages()) {
      store.delete(pkg.elements());
      store.deletePackage(pkg.name());
    }
    SqlSigners signers = NODE.get(SqlSigners.class);
    signers.list().forEach(each -> signers.remove(each.sha256()));
    String body = new JsonMapper().writeValueAsString(Map.of("certificate", DEMO.certificatePem()));
    assertThat(client.post("/api/v1/trust/signers", body).status()).isEqualTo(201);
  }

  @Test
  void anImportAnswers202AndIsListedAtOnce_75_78() {
    TestClient.Answer answer = upload(BASE + "?overwrite=true", file(DEMO, content(first())));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().path("errors").isEmpty()).isTrue();
    assertThat(answer.header("Location")).endsWith("/vco/api/packages/" + PACKAGE + "/");
    assertThat(
            client.get("/api/v1/packages").json().path("packages").get(0).path("elements").asInt())
        .isEqualTo(1);
  }

  @Test
  void theOtherPathTakesPackagesAsWell_76() {
    byte[] file = file(DEMO, content(first()));

    assertThat(upload("/vco/api/content/packages?overwrite=true", file).status()).isEqualTo(202);
  }

  @Test
  void aListHasOneNameForEachPackage_71() {
    upload(BASE, file(DEMO, content(first())));

    JsonNode list = client.get(BASE + "/").json();

    assertThat(list.path("total").asInt()).isEqualTo(1);
    JsonNode attributes = list.path("link").get(0).path("attributes");
    assertThat(attributes.valueStream().filter(each -> each.path("name").asString().equals("name")))
        .singleElement()
        .satisfies(each -> assertThat(each.path("value").asString()).isEqualTo(PACKAGE));
  }

  @Test
  void aPackageListsItsElementsByKind_72() {
    upload(BASE, file(DEMO, content(first(), settings("1.0.0", "10", null))));

    JsonNode json = client.get(BASE + "/" + PACKAGE + "/").json();

    assertThat(json.path("actions").get(0).path("actions").path("attributes").toString())
        .contains("org.example/name-a-1");
    assertThat(json.path("configurations").get(0).path("configuration").path("rel").asString())
        .isEqualTo("configuration");
    assertThat(json.path("workflows").isArray()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BASE + "/" + PACKAGE + "/?exportVersionHistory=false&exportAsZip=false",
        "/vco/api/content/packages/" + PACKAGE
      })
  void anExportIsSignedByTheNode_73_74(String path) {
    upload(BASE, file(DEMO, content(first())));

    TestClient.Answer answer = client.with("Accept", "application/octet-stream, */*").get(path);

    assertThat(answer.header("Content-Disposition")).endsWith("filename=" + PACKAGE + ".package");
    Verification found = Packages.verify(answer.body(), Trust.NOBODY, Instant.now());
    assertThat(found.verdict()).isEqualTo("SIGNER_UNKNOWN");
    assertThat(found.manifest()).isEqualTo("OK");
    assertThat(upload(BASE, answer.body()).status()).as("its own export").isEqualTo(202);
  }

  @Test
  void anOlderElementIsRefusedAndNothingChanges_81() {
    upload(BASE, file(DEMO, content(action("a-1", "2.0.0", "return 2;"))));
    byte[] older = file(DEMO, content(first(), action("a-2", "1.0.0", "return 2;")));

    TestClient.Answer refused = upload(BASE, older);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("message").asString()).contains("2.0.0");
    assertThat(version("a-1")).isEqualTo("2.0.0");
    assertThat(store.findInfo(new ElementKey(ElementType.ACTION, "a-2"))).isEmpty();
    assertThat(upload(BASE + "?overwrite=true", older).status()).isEqualTo(202);
    assertThat(version("a-1")).isEqualTo("1.0.0");
  }

  @Test
  void theSameVersionIsKeptWithoutOverwrite() {
    upload(BASE, file(DEMO, content(first())));
    byte[] other = file(DEMO, content(action("a-1", "1.0.0", "return 99;")));

    upload(BASE, other);
    String kept = hash("a-1");
    upload(BASE + "?overwrite=true", other);

    assertThat(kept).isEqualTo(ElementConverter.stored(first()).info().hash());
    assertThat(hash("a-1")).isNotEqualTo(kept);
  }

  @Test
  void aDryRunSaysWhatWouldHappen_82() {
    upload(BASE, file(DEMO, content(action("a-1", "2.0.0", "return 2;"))));
    byte[] file = file(STRANGER, content(first(), action("a-2", "1.0.0", "return 2;")));

    JsonNode details = upload(BASE + "/import-details", file).json();

    assertThat(details.path("packageName").asString()).isEqualTo(PACKAGE);
    assertThat(details.path("contentVerified").asBoolean()).isTrue();
    assertThat(details.path("certificateUnknown").asBoolean()).isTrue();
    assertThat(details.path("certificateInfo").path("commonName").asString()).isEqualTo("stranger");
    assertThat(Instant.parse(details.path("certificateInfo").path("validFromDate").asString()))
        .isBefore(Instant.now());
    assertThat(details.path("importElementDetails").valueStream())
        .extracting(each -> each.path("versionComparison").asString())
        .containsExactly("importSmaller", "importGreater");
    assertThat(version("a-1")).isEqualTo("2.0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/?option=deletePackage",
        "?option=deletePackageKeepingShared",
        "?option=deletePackageWithContent"
      })
  void contentIsDeletedOnlyOnDemand_83(String option) {
    upload(BASE, file(DEMO, content(first())));
    client.put(BASE + "/org.example.second", "{\"items\":{\"actions\":[\"a-1\"]}}");

    assertThat(client.delete(BASE + "/" + PACKAGE + option).status()).isEqualTo(204);

    assertThat(client.get(BASE + "/" + PACKAGE).status()).isEqualTo(404);
    boolean kept = store.findInfo(new ElementKey(ElementType.ACTION, "a-1")).isPresent();
    assertThat(kept).isEqualTo(!option.endsWith("WithContent"));
  }

  @Test
  void anUnknownPackageIsNamedInTheError_84() {
    TestClient.Answer answer =
        client.http1().with("Accept", "application/zip").get(BASE + "/no.such");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.reason()).isEqualTo("Not Found");
    assertThat(answer.json().path("message").asString()).contains("no.such");
  }

  @Test
  void aPackageIsComposedOnTheNode_85_86() {
    upload(BASE, file(DEMO, content(first())));

    assertThat(client.put(BASE + "/mine", "{}").status()).isEqualTo(201);
    assertThat(client.put(BASE + "/mine", "{}").status()).isEqualTo(409);
    String path = BASE + "/mine/action/org.example/name-a-1";
    assertThat(client.post(path, "{}").status()).isEqualTo(204);
    assertThat(client.get(BASE + "/mine").json().path("actions").size()).isEqualTo(1);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.get(BASE + "/mine").json().path("actions").size()).isZero();
    assertThat(client.post(BASE + "/mine/workflow/nowhere", "{}").status()).isEqualTo(404);
  }

  @Test
  void aStrangerIsRefusedUntilSomebodyConsents() {
    byte[] file = file(STRANGER, content(first()));

    TestClient.Answer refused = upload(BASE, file);
    String fingerprint = refused.json().path("details").path("fingerprint").asString();
    int wrong = upload(BASE + "?trustSigner=" + "0".repeat(64), file).status();
    int consented = upload(BASE + "?trustSigner=" + fingerprint, file).status();
    int again = upload(BASE, file).status();

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("PACKAGE_UNTRUSTED");
    assertThat(refused.json().path("message").asString())
        .contains("--trust-signer " + fingerprint)
        .contains("multinode trust add")
        .contains("trustSigner=");
    assertThat(fingerprint).isEqualTo(Certificates.sha256(STRANGER.certificate()));
    assertThat(List.of(wrong, consented, again)).containsExactly(422, 202, 202);
    assertThat(client.delete("/api/v1/trust/signers/" + fingerprint).status()).isEqualTo(204);
    assertThat(upload(BASE, file).status()).isEqualTo(422);
  }

  @Test
  void consentDoesNotHelpAChangedPackage() {
    byte[] file = Corpus.bytes("broken/flipped-byte.package");
    String sha256 = Packages.verify(file, Trust.NOBODY, Corpus.TODAY).signer().sha256();

    TestClient.Answer refused = upload(BASE + "?trustSigner=" + sha256, file);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("PACKAGE_MISMATCH");
    assertThat(store.packages()).isEmpty();
    assertThat(client.get("/api/v1/trust/signers").json().path("signers").size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", "line\nend", " blank", ""})
  void aNameThatCouldDoHarmElsewhereIsRefused(String name) {
    PackageContent bad =
        new PackageContent(name, "id", "", "", List.of(), List.of(first()), Map.of());

    assertThat(upload(BASE, file(DEMO, bad)).status()).isEqualTo(400);
    assertThat(store.packages()).isEmpty();
  }

  @Test
  void anIdThatIsLongerThanAnyIsRefused() {
    byte[] file = file(DEMO, content(action("a".repeat(201), "1.0.0", "return 1;")));

    assertThat(upload(BASE, file).status()).isEqualTo(400);
  }

  @Test
  void whatIsNoPackageIsRefused() {
    assertThat(upload(BASE, new byte[] {1, 2, 3}).status()).isEqualTo(400);
    assertThat(upload(BASE + "/import-details", new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void secretsStayWhereTheyAre() {
    upload(
        BASE + "?importConfigSecureStringAttributeValues=true",
        file(DEMO, content(settings("1.0.0", "10", "s3cret"))));

    byte[] exported = client.get("/vco/api/content/packages/" + PACKAGE).body();
    upload(BASE, file(DEMO, content(settings("1.1.0", "20", null))));

    PackageElement element = PackageReader.read(PackageFile.of(exported)).elements().get(0);
    assertThat(new String(element.data(), StandardCharsets.UTF_16BE)).doesNotContain("s3cret");
    byte[] stored = store.get(new ElementKey(ElementType.CONFIGURATION, "c-1")).data();
    assertThat(new String(stored, StandardCharsets.UTF_16BE)).contains("s3cret").contains("20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-1.0.0.package",
        "demo-7x.package",
        "demo-vropkg-1.2.3.package",
        "sdk-style.package",
        "odd-container.package",
        "rights.package",
        "extras.package",
        "opaque.package"
      })
  void whatIsImportedIsExportedWithTheSameContent(String name) {
    String sha256 = Certificates.sha256(Certificates.read(demoCertificate()).orElseThrow());
    byte[] original = Corpus.bytes(name);

    TestClient.Answer answer = upload(BASE + "?trustSigner=" + sha256, original);
    PackageContent sent = PackageReader.read(PackageFile.of(original));
    byte[] exported = client.get("/vco/api/content/packages/" + sent.name()).body();

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    PackageContent found = PackageReader.read(PackageFile.of(exported));
    assertThat(PackageDiff.of(sent, found).changes()).isEmpty();
    assertThat(found.elements()).hasSameSizeAs(sent.elements());
  }

  private static byte[] demoCertificate() {
    PackageFile file = PackageFile.of(Corpus.bytes("empty.package"));
    String member =
        file.members().stream().filter(each -> each.endsWith(".cer")).findFirst().orElseThrow();
    return file.read(member).orElseThrow();
  }

  private static PackageElement first() {
    return action("a-1", "1.0.0", "return 1;");
  }

  private static byte[] file(SigningIdentity identity, PackageContent content) {
    return new PackageWriter(identity, HashName.SHA_256).write(content);
  }

  /** With the further parts that a build tool sends. */
  private TestClient.Answer upload(String path, byte[] file) {
    RequestBody body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("name", "{\"any\":\"thing\"}")
            .addFormDataPart("Content-Type", "text")
            .addFormDataPart(
                "file",
                "demo.package",
                RequestBody.create(file, MediaType.get("application/octet-stream")))
            .build();
    return client.call("POST", path, body);
  }

  private String version(String id) {
    return store.get(new ElementKey(ElementType.ACTION, id)).info().version();
  }

  private String hash(String id) {
    return store.get(new ElementKey(ElementType.ACTION, id)).info().hash();
  }
}
