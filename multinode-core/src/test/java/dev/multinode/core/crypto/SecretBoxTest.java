package dev.multinode.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  @TempDir private Path folder;

  @Test
  void whatWasSealedIsOpenedAfterARestart() {
    String sealed = SecretBox.in(folder).seal("päss wörd");

    assertThat(SecretBox.in(folder).open(sealed)).isEqualTo("päss wörd");
    assertThat(sealed).doesNotContain("päss");
  }

  @Test
  void theSameTextIsNeverSealedTheSameWay() {
    SecretBox box = SecretBox.in(folder);

    assertThat(box.seal("secret")).isNotEqualTo(box.seal("secret"));
  }

  @Test
  void onlyItsOwnerReadsTheKey() throws Exception {
    SecretBox.in(folder);

    assertThat(Files.getPosixFilePermissions(folder.resolve("secret.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    String sealed = SecretBox.in(folder).seal("secret");
    SecretBox other = SecretBox.in(folder.resolve("other"));

    assertThatThrownBy(() -> other.open(sealed))
        .isInstanceOf(CryptoException.class)
        .hasMessageContaining("secret.key")
        .hasMessageNotContaining(sealed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1:", "v1:AAAA", "v1:***", "v2:AAAA", "plain text"})
  void whatIsNotSealedIsRefused(String sealed) {
    SecretBox box = SecretBox.in(folder);

    assertThatThrownBy(() -> box.open(sealed)).isInstanceOf(CryptoException.class);
  }

  @Test
  void aBrokenKeyFileIsNamed() throws Exception {
    Files.writeString(folder.resolve("secret.key"), "not a key");

    assertThatThrownBy(() -> SecretBox.in(folder)).hasMessageContaining("secret.key");
  }
}
