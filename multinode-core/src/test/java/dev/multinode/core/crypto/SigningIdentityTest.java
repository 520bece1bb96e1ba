package dev.multinode.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningIdentityTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final SigningIdentity ADA = SigningIdentity.generate("Ada", 2048, NOW);
  private static final SigningIdentity BOB = SigningIdentity.generate("Bob", 2048, NOW);

  @TempDir private Path folder;

  @Test
  void whatIsWrittenAsPemIsReadAgain() {
    SigningIdentity read = SigningIdentity.ofPem(ADA.keyPem(), ADA.certificatePem(), "test");

    assertThat(read.key()).isEqualTo(ADA.key());
    assertThat(read.certificate()).isEqualTo(ADA.certificate());
    assertThat(read).hasToString("SigningIdentity[CN=Ada]");
  }

  @Test
  void anIdentityOfAFolderIsMadeOnce() {
    SigningIdentity first = SigningIdentity.in(folder, "signing", "node-1", NOW);

    assertThat(SigningIdentity.in(folder, "signing", "node-1", NOW).certificate())
        .isEqualTo(first.certificate());
  }

  @Test
  void pkcs12IsReadWithTheRightPasswordOnly() throws Exception {
    Path file = folder.resolve("ada.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "ada", ADA.key(), "right".toCharArray(), new Certificate[] {ADA.certificate()});
    try (var out = Files.newOutputStream(file)) {
      store.store(out, "right".toCharArray());
    }

    assertThat(SigningIdentity.readPkcs12(file, "right".toCharArray()).key()).isEqualTo(ADA.key());
    assertThatThrownBy(() -> SigningIdentity.readPkcs12(file, "wrong".toCharArray()))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("check the password")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    assertThatThrownBy(() -> new SigningIdentity(ADA.key(), List.of(BOB.certificate())))
        .hasMessageContaining("does not belong to the certificate of 'CN=Bob'");
  }

  @Test
  void keysOfOtherToolsAreRead() {
    Path keys = Path.of(System.getProperty("multinode.root", ".")).resolve("../shared/corpus/keys");
    assumeTrue(Files.isDirectory(keys), "the test packages are not here");

    SigningIdentity pem =
        SigningIdentity.read(keys.resolve("demo-test-key.pem"), keys.resolve("demo-test-cert.pem"));

    assertThat(pem.key().getAlgorithm()).isEqualTo("RSA");
  }

  @Test
  void aSignedMessageTellsItsContentAndItsSigner() {
    byte[] message = CmsSignature.sign(ADA, "the content".getBytes(UTF_8));

    CmsSignature.Signed signed = CmsSignature.verify(message);

    assertThat(signed.content()).asString(UTF_8).isEqualTo("the content");
    assertThat(signed.signer()).isEqualTo(ADA.certificate());
    assertThat(CmsSignature.sign(ADA, "the content".getBytes(UTF_8))).isEqualTo(message);
  }

  @Test
  void aChangedMessageIsRefused() {
    byte[] message = CmsSignature.sign(ADA, "the content".getBytes(UTF_8));
    String latin = new String(message, java.nio.charset.StandardCharsets.ISO_8859_1);
    message[latin.indexOf("the content")] ^= 1;

    assertThatThrownBy(() -> CmsSignature.verify(message)).isInstanceOf(CryptoException.class);
    assertThatThrownBy(() -> CmsSignature.verify(new byte[0])).isInstanceOf(CryptoException.class);
  }
}
