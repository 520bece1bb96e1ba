package dev.multinode.packages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.packages.archive.ArchiveWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageWriterTest {
  private static final SigningIdentity DEMO = SigningIdentity.generate("demo", 2048, Corpus.TODAY);
  private static final Trust TRUST = Trust.of(Map.of("demo", DEMO.certificate()));

  private final PackageContent content =
      new PackageContent(
          "org.example.written",
          "id-1",
          "with <markup> & \u00fcmlauts",
          "1.0.0",
          List.of("VC#8.0.0"),
          List.of(action("a-1", "twice"), action("a-2", "thrice")),
          Map.of("extra/unknown.bin", new byte[] {1, 2, 3}));

  private static PackageElement action(String id, String name) {
    String xml =
        ("<dunes-script-module name=\"%s\" id=\"%s\" version=\"1.0.0\">"
                + "<script>return 1</script></dunes-script-module>")
            .formatted(name, id);
    return new PackageElement(
        "ScriptModule",
        id,
        List.of("org.example"),
        XmlText.encode(xml),
        Map.of("x-remarks", "kept".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenVerifies(HashName hash) {
    byte[] file = new PackageWriter(DEMO, hash).write(content);

    Verification found = Packages.verify(file, TRUST, Corpus.TODAY);

    assertThat(found.verdict()).isEqualTo("OK");
    assertThat(found.hash()).isEqualTo(hash.label());
    assertThat(found.manifest()).isEqualTo("OK");
    assertThat(found.pkg().description()).isEqualTo("with <markup> & \u00fcmlauts");
    assertThat(found.signer().identity()).isEqualTo("demo");
  }

  @Test
  void theSameContentGivesTheSameBytes() {
    PackageWriter writer = new PackageWriter(DEMO, HashName.SHA_256);

    assertThat(writer.write(content)).isEqualTo(writer.write(content));
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    byte[] file = new PackageWriter(DEMO, HashName.SHA_256).write(content);

    PackageContent read = PackageReader.read(PackageFile.of(file));

    assertThat(read.others()).containsOnlyKeys("extra/unknown.bin");
    assertThat(read.elements())
        .usingRecursiveComparison()
        .ignoringFields("members")
        .isEqualTo(content.elements());
    assertThat(read.elements().get(0).members()).containsOnlyKeys("categories", "x-remarks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"extras.package", "demo-1.0.0.package", "rights.package"})
  void foreignContentSurvivesReadingAndWriting(String name) {
    PackageFile original = PackageFile.of(Corpus.bytes(name));

    byte[] file = new PackageWriter(DEMO, HashName.SHA_256).write(PackageReader.read(original));

    PackageFile written = PackageFile.of(file);
    for (String member : original.members()) {
      if (member.startsWith("elements/") || member.startsWith("extra/")) {
        assertThat(comparable(written, member)).isEqualTo(comparable(original, member));
      }
    }
    assertThat(Packages.verify(file, TRUST, Corpus.TODAY).verdict()).isEqualTo("OK");
  }

  /** Properties may be in another order; everything else is compared byte for byte. */
  private static Object comparable(PackageFile file, String member) {
    byte[] content = file.read(member).orElseThrow();
    try {
      return member.endsWith("/info") ? new TreeMap<>(PropertiesXml.read(content)) : content;
    } catch (XmlProblem e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anElementThatWasTakenOutIsMissed() {
    Map<String, byte[]> members = written();
    members.keySet().removeIf(each -> each.contains("elements/a-2/"));

    assertThat(verify(members)).contains("MANIFEST_MISMATCH elements/a-2/data");
  }

  @Test
  void membersThatChangedPlacesAreFound() {
    Map<String, byte[]> members = written();
    for (String prefix : List.of("", "signatures/")) {
      String first = prefix + "elements/a-1/x-remarks";
      String second = prefix + "extra/unknown.bin";
      byte[] kept = members.put(first, members.get(second));
      members.put(second, kept);
    }

    assertThat(verify(members))
        .containsExactly(
            "MANIFEST_MISMATCH elements/a-1/x-remarks", "MANIFEST_MISMATCH extra/unknown.bin");
  }

  @Test
  void anAddedMemberThatIsCorrectlySignedIsFound() {
    Map<String, byte[]> members = written();
    members.put("elements/a-1/y", members.get("elements/a-1/x-remarks"));
    members.put("signatures/elements/a-1/y", members.get("signatures/elements/a-1/x-remarks"));

    assertThat(verify(members)).containsExactly("MANIFEST_MISMATCH elements/a-1/y");
  }

  @Test
  void theManifestOfAnotherPackageIsFound() {
    Map<String, byte[]> members = written();
    Map<String, byte[]> others =
        read(new PackageWriter(DEMO, HashName.SHA_256).write(withName("org.example.other")));
    for (String each : List.of(Manifest.MEMBER, "signatures/" + Manifest.MEMBER)) {
      members.put(each, others.get(each));
    }

    assertThat(verify(members)).contains("MANIFEST_MISMATCH dunes-meta-inf");
  }

  @Test
  void aManifestThatSomebodyElseSignedDoesNotCount() {
    SigningIdentity other = SigningIdentity.generate("other", 2048, Corpus.TODAY);
    Map<String, byte[]> members = written();
    Map<String, byte[]> others = read(new PackageWriter(other, HashName.SHA_256).write(content));
    members.put(Manifest.MEMBER, others.get(Manifest.MEMBER));

    assertThat(verify(members)).contains("MANIFEST_MISMATCH " + Manifest.MEMBER);
  }

  private PackageContent withName(String name) {
    return new PackageContent(
        name, "id-1", "", "", List.of(), content.elements(), content.others());
  }

  private Map<String, byte[]> written() {
    return read(new PackageWriter(DEMO, HashName.SHA_256).write(content));
  }

  private static Map<String, byte[]> read(byte[] bytes) {
    PackageFile file = PackageFile.of(bytes);
    Map<String, byte[]> members = new LinkedHashMap<>();
    file.members().forEach(each -> members.put(each, file.read(each).orElseThrow()));
    file.signatures().forEach(each -> members.put(each, file.read(each).orElseThrow()));
    return members;
  }

  private static List<String> verify(Map<String, byte[]> members) {
    Verification found = Packages.verify(ArchiveWriter.write(members), TRUST, Corpus.TODAY);
    return found.findings().stream()
        .map(each -> each.code() + " " + each.member())
        .collect(Collectors.toList());
  }
}
