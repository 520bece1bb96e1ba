package dev.multinode.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.packages.archive.ArchiveWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageVerifierTest {
  private static final SigningIdentity DEMO = SigningIdentity.generate("demo", 2048, Corpus.TODAY);
  private static final Trust TRUST = Trust.of(Map.of("demo", DEMO.certificate()));
  private static final byte[] FILE =
      new PackageWriter(DEMO, HashName.SHA_256)
          .write(Actions.content(Actions.action("a-1", "1.0.0", "return 1;")));

  @Test
  void noByteCanBeChangedUnnoticed() {
    Map<String, String> original = digests(FILE);
    Random random = new Random(11);

    for (int round = 0; round < 2_000; round++) {
      byte[] changed = FILE.clone();
      int at = random.nextInt(changed.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));

      Verification found = Packages.verify(changed, TRUST, Corpus.TODAY);

      if (found.verdict().equals("OK")) {
        // only what means nothing, such as the time of a member
        assertThat(digests(changed)).as("byte %d", at).isEqualTo(original);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "<", "{", "\u0000\u0001"})
  void anyContentOfADocumentIsAnOrdinaryAnswer(String content) {
    for (String name : List.of("data", "categories", "info")) {
      Map<String, byte[]> members = members(FILE);
      members.put("elements/a-1/" + name, content.getBytes(UTF_8));

      Verification found = verify(members);

      assertThat(found.verdict()).as(name).isEqualTo("SIGNATURE_MISMATCH");
    }
  }

  @Test
  void anEmptySignatureSignsNothing() {
    Map<String, byte[]> members = members(FILE);
    members.put("elements/a-1/data", new byte[0]);
    members.put("signatures/elements/a-1/data", new byte[0]);

    assertThat(verify(members).members().get("elements/a-1/data")).isEqualTo(MemberState.MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 257, 1024, 5000})
  void aSignatureOfAnotherLengthIsAMismatchAndDisturbsNoOther(int length) {
    Map<String, byte[]> members = members(FILE);
    members.put("signatures/dunes-meta-inf", new byte[length]);

    Verification found = verify(members);

    assertThat(found.members()).containsEntry("dunes-meta-inf", MemberState.MISMATCH);
    assertThat(found.members().values().stream().filter(each -> each == MemberState.MISMATCH))
        .hasSize(1);
  }

  @Test
  void aCertificateUnderAnotherNameIsFoundByItsKey() {
    Map<String, byte[]> members = members(FILE);
    String certificate = "certificates/CN=demo.cer";
    members.put("certificates/renamed.cer", members.remove(certificate));
    members.put("signatures/certificates/renamed.cer", members.remove("signatures/" + certificate));

    Verification found = verify(members);

    assertThat(found.signer().certificate()).isEqualTo("certificates/renamed.cer");
    assertThat(found.signer().identity()).isEqualTo("demo");
  }

  @ParameterizedTest
  @CsvSource({"-1, CERT_EXPIRED", "1, OK", "3660, CERT_EXPIRED"})
  void aCertificateCountsInItsTimeOnly(int days, String verdict) {
    Verification found = Packages.verify(FILE, TRUST, Corpus.TODAY.plus(Duration.ofDays(days)));

    assertThat(found.verdict()).isEqualTo(verdict);
  }

  @Test
  void aSecretIsNeverShown() {
    byte[] file =
        new PackageWriter(DEMO, HashName.SHA_256)
            .write(Actions.content(Actions.settings("1.0.0", "10", "s3cret")));

    Verification found = Packages.verify(file, TRUST, Corpus.TODAY);

    Map<String, ConfigurationValue> values = found.elements().get(0).values();
    assertThat(values.get("password").value().asString()).isEqualTo("***");
    assertThat(found.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "ZIP_TRUNCATED, 1",
    "MISSING_SIGNATURE, 10",
    "UNSIGNED_MEMBER, 10",
    "NO_SIGNER_CERTIFICATE, 10",
    "NO_META_INF, 10",
    "SIGNATURE_MISMATCH, 11",
    "MANIFEST_MISMATCH, 11",
    "SIGNER_UNKNOWN, 12",
    "CERT_EXPIRED, 13",
    "ID_MISMATCH, 1"
  })
  void everyVerdictHasAnExitCode(FindingCode code, int exitCode) {
    Verification verification = Verification.refused(List.of(new Finding(code, null)));

    assertThat(verification.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void theGravestFindingIsTheVerdict() {
    List<Finding> findings =
        List.of(
            new Finding(FindingCode.OPAQUE_ELEMENT, "a"),
            new Finding(FindingCode.SIGNER_UNKNOWN, "b"),
            new Finding(FindingCode.SIGNATURE_MISMATCH, "c"));

    assertThat(Verification.verdict(findings)).isEqualTo("SIGNATURE_MISMATCH");
    assertThat(Verification.verdict(findings.subList(0, 1))).isEqualTo("OK");
  }

  @Test
  void anIdentityIsCalledAsItsFile() {
    Path certificate = Corpus.file("keys/demo-test-cert.pem");

    assertThat(Trust.read(List.of(certificate)).identities()).containsValue("demo");
  }

  private static Map<String, String> digests(byte[] file) {
    Map<String, String> digests = new LinkedHashMap<>();
    members(file).forEach((name, each) -> digests.put(name, Digests.sha256(each)));
    return digests;
  }

  private static Verification verify(Map<String, byte[]> members) {
    return Packages.verify(ArchiveWriter.write(members), TRUST, Corpus.TODAY);
  }

  private static Map<String, byte[]> members(byte[] bytes) {
    PackageFile file = PackageFile.of(bytes);
    Map<String, byte[]> members = new LinkedHashMap<>();
    file.members().forEach(each -> members.put(each, file.read(each).orElseThrow()));
    file.signatures().forEach(each -> members.put(each, file.read(each).orElseThrow()));
    return members;
  }
}
