package dev.multinode.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCertificateTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path folder;

  @Test
  void itIsMadeOnceAndKept() throws Exception {
    NodeCertificate first = NodeCertificate.in(folder, List.of("localhost", "127.0.0.1"), NOW);
    NodeCertificate second = NodeCertificate.in(folder, List.of("localhost", "127.0.0.1"), NOW);

    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(first.certificate().getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("localhost", "127.0.0.1");
    assertThat(Files.getPosixFilePermissions(folder.resolve("tls-key.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void oneThatEndsSoonIsRenewedWithTheSameFingerprint() {
    NodeCertificate first = NodeCertificate.in(folder, List.of("localhost"), NOW);
    Instant later = NOW.plus(Duration.ofDays(720));

    NodeCertificate renewed = NodeCertificate.in(folder, List.of("localhost"), later);

    assertThat(renewed.certificate().getNotAfter()).isAfter(first.certificate().getNotAfter());
    assertThat(renewed.fingerprint()).isEqualTo(first.fingerprint());
  }

  @Test
  void aNewNameIsAddedWithTheSameFingerprint() throws Exception {
    NodeCertificate first = NodeCertificate.in(folder, List.of("localhost"), NOW);

    NodeCertificate renamed = NodeCertificate.in(folder, List.of("localhost", "node.example"), NOW);

    assertThat(renamed.certificate().getSubjectAlternativeNames()).hasSize(2);
    assertThat(renamed.fingerprint()).isEqualTo(first.fingerprint());
  }

  @Test
  void aPairOfTheOperatorIsNeverReplaced() throws Exception {
    SigningIdentity own = SigningIdentity.generate("node.example", 2048, NOW);
    Files.writeString(folder.resolve("tls-key.pem"), own.keyPem());
    Files.writeString(folder.resolve("tls-cert.pem"), own.certificatePem());

    NodeCertificate used = NodeCertificate.in(folder, List.of("localhost"), NOW);

    assertThat(used.certificate()).isEqualTo(own.certificate());
  }

  @Test
  void anUnreadableKeyIsNamed() throws Exception {
    NodeCertificate.in(folder, List.of("localhost"), NOW);
    Files.writeString(folder.resolve("tls-key.pem"), "nothing");

    assertThatThrownBy(() -> NodeCertificate.in(folder, List.of("localhost"), NOW))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("tls-key.pem");
  }

  @Test
  void aFingerprintIsReadInTheFormsPeopleCopy() {
    Fingerprint fingerprint = NodeCertificate.in(folder, List.of("localhost"), NOW).fingerprint();

    assertThat(fingerprint.hex()).matches("[0-9a-f]{64}");
    assertThat(Fingerprint.parse(fingerprint.display())).isEqualTo(fingerprint);
    assertThat(Fingerprint.parse(" SHA256:" + fingerprint.hex().toUpperCase() + " "))
        .isEqualTo(fingerprint);
    assertThatThrownBy(() -> Fingerprint.parse("abc")).hasMessageContaining("64 hex digits");
  }
}
