package dev.multinode.packages.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.multinode.packages.archive.ArchiveException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);

  private final ZipBytes zip = new ZipBytes().add("one", HELLO).add("two", "world".getBytes(UTF_8));

  @Test
  void whatTheJdkWritesIsRead() throws IOException {
    byte[] large = new byte[300_000];
    new Random(1).nextBytes(large);
    byte[] archive = deflated("folder/large", large);

    Archive opened = Archive.of(archive, Limits.DEFAULT);

    assertThat(opened.members()).extracting(Member::name).containsExactly("folder/large");
    assertThat(opened.find("folder/large").flatMap(opened::read)).contains(large);
  }

  @Test
  void aFileIsReadInPlace(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.zip"), zip.bytes());

    try (Archive opened = Archive.open(file, Limits.DEFAULT)) {
      assertThat(opened.find("one").flatMap(opened::read)).contains(HELLO);
    }
  }

  @Test
  void bytesBeforeTheArchiveAreRefused() {
    byte[] archive = ZipBytes.concat(new byte[] {1, 2, 3}, zip.bytes());

    assertThat(refusal(archive)).isEqualTo(Fault.ZIP_CORRUPT);
  }

  @Test
  void bytesAfterTheArchiveAreRefused() {
    byte[] archive = ZipBytes.concat(zip.bytes(), new byte[] {1, 2, 3});

    assertThat(refusal(archive)).isEqualTo(Fault.ZIP_CORRUPT);
  }

  @Test
  void anArchiveBehindAnArchiveIsRefused() {
    byte[] archive = ZipBytes.concat(zip.bytes(), zip.bytes());

    assertThat(refusal(archive)).isEqualTo(Fault.ZIP_CORRUPT);
  }

  @Test
  void aMemberThatTheDirectoryDoesNotListIsRefused() {
    byte[] whole = zip.bytes();
    byte[] hidden = new ZipBytes().add("hidden", HELLO).bytes();
    int member = ZipBytes.LOCAL + "hidden".length() + HELLO.length;
    byte[] archive = ZipBytes.concat(Arrays.copyOf(hidden, member), whole);

    assertThat(refusal(archive)).isEqualTo(Fault.ZIP_CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 21, 22, 60, 120})
  void aFileWithoutItsEndIsTruncated(int length) {
    assertThat(refusal(Arrays.copyOf(zip.bytes(), length))).isEqualTo(Fault.ZIP_TRUNCATED);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "flags of the member, 6, 1",
    "method of the member, 8, 8",
    "checksum of the member, 14, 0",
    "packed size of the member, 18, 1",
    "size of the member, 22, 1",
    "name of the member, 30, 88"
  })
  void aHeaderThatContradictsTheDirectoryIsRefused(String what, int at, int value) {
    assertThat(refusal(ZipBytes.with(zip.bytes(), at, value))).isEqualTo(Fault.ZIP_CORRUPT);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "encrypted, 8, 1",
    "masked headers, 9, 32",
    "an unknown method, 10, 12",
    "a stored member of two sizes, 24, 9",
    "on another disk, 34, 1",
    "an offset into nowhere, 43, 9"
  })
  void aDirectoryThatSaysWhatPackagesNeverSayIsRefused(String what, int at, int value) {
    byte[] archive = ZipBytes.with(zip.bytes(), zip.directoryAt() + at, value);

    assertThat(refusal(archive)).isIn(Fault.ZIP_CORRUPT, Fault.ZIP_BOMB);
  }

  @Test
  void membersThatShareBytesAreABomb() {
    byte[] archive = zip.bytes();
    int second = zip.directoryAt() + ZipBytes.CENTRAL + "one".length();

    // the second entry points at the first member, which has another name
    byte[] shared = ZipBytes.with(archive, second + 42, 0);

    assertThat(refusal(shared)).isEqualTo(Fault.ZIP_BOMB);
  }

  @ParameterizedTest
  @CsvSource({"a, a", "Greet, greet", "x/y, x//y", "folder, folder/", "gr\u00fcn, gru\u0308n"})
  void namesThatSomeSystemTakesForOneAreRefused(String first, String second) {
    byte[] archive = new ZipBytes().add(first, new byte[0]).add(second, new byte[0]).bytes();

    assertThat(refusal(archive)).isEqualTo(Fault.DUPLICATE_MEMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "a/../../evil",
        "a/..",
        "./a",
        "/evil",
        "\\evil",
        "a\\..\\b",
        "C:/evil",
        "c:evil",
        "certificates/../evil",
        "certificates/..\\evil",
        "certificates/CN=a\\..\\b.cer",
        "line\nend",
        "nul\u0000"
      })
  void namesThatLeadElsewhereAreRefused(String name) {
    byte[] archive = new ZipBytes().add(name, HELLO).bytes();

    assertThat(refusal(archive)).isEqualTo(Fault.PATH_TRAVERSAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "certificates/O=VMware\\, Inc.,CN=a.cer",
        "signatures/certificates/CN=http://x.example/y.cer",
        "elements/A98080/data"
      })
  void distinguishedNamesMayHoldSlashes(String name) {
    Archive opened = Archive.of(new ZipBytes().add(name, HELLO).bytes(), Limits.DEFAULT);

    assertThat(opened.find(name)).isPresent();
  }

  @Test
  void tooManyMembersAreABomb() {
    assertThat(refusal(zip.bytes(), new Limits(1, 100, 100, 10))).isEqualTo(Fault.ZIP_BOMB);
  }

  @Test
  void aMemberAboveTheLimitIsABomb() {
    assertThat(refusal(zip.bytes(), new Limits(10, 4, 100, 10))).isEqualTo(Fault.ZIP_BOMB);
  }

  @Test
  void membersThatAreTooMuchTogetherAreABomb() {
    assertThat(refusal(zip.bytes(), new Limits(10, 5, 9, 10))).isEqualTo(Fault.ZIP_BOMB);
  }

  @Test
  void aMemberThatInflatesTooFarIsABomb() throws IOException {
    byte[] archive = deflated("zeros", new byte[10_000_000]);

    assertThat(refusal(archive)).isEqualTo(Fault.ZIP_BOMB);
  }

  @Test
  void aChangedByteIsNoticed() {
    byte[] archive = ZipBytes.with(zip.bytes(), ZipBytes.LOCAL + "one".length(), 'j');

    Archive opened = Archive.of(archive, Limits.DEFAULT);

    assertThat(opened.find("one").flatMap(opened::read)).isEmpty();
    assertThat(opened.find("two").flatMap(opened::read)).isPresent();
  }

  /** Whatever is changed: the content is as it was, or it is refused. Nothing else may come out. */
  @Test
  void noByteCanBeChangedUnnoticed() throws IOException {
    byte[] content = "some text, some text, some text".getBytes(UTF_8);
    byte[] archive = deflated("one", content);
    Random random = new Random(7);

    for (int at = 0; at < archive.length; at++) {
      byte[] changed = ZipBytes.with(archive, at, archive[at] ^ 1 << random.nextInt(8));
      try {
        Archive opened = Archive.of(changed, Limits.DEFAULT);
        for (Member member : opened.members()) {
          opened.read(member).ifPresent(each -> assertThat(each).isEqualTo(content));
        }
      } catch (ArchiveException e) {
        assertThat(e.fault()).isNotNull();
      }
    }
  }

  private static byte[] deflated(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static Fault refusal(byte[] archive) {
    return refusal(archive, Limits.DEFAULT);
  }

  private static Fault refusal(byte[] archive, Limits limits) {
    ArchiveException refusal =
        catchThrowableOfType(ArchiveException.class, () -> Archive.of(archive, limits));
    return refusal.fault();
  }
}
