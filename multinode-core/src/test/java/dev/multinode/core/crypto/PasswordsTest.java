package dev.multinode.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void theRightPasswordMatchesAndAWrongOneDoesNot() {
    String stored = passwords.hash("correct horse");

    assertThat(passwords.matches("correct horse", stored)).isTrue();
    assertThat(passwords.matches("correct horse", stored)).isTrue();
    assertThat(passwords.matches("correct Horse", stored)).isFalse();
    assertThat(passwords.matches("", stored)).isFalse();
  }

  @Test
  void theSamePasswordIsStoredDifferently() {
    assertThat(passwords.hash("same")).isNotEqualTo(passwords.hash("same")).doesNotContain("same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "pbkdf2-sha512$1$a", "pbkdf2-sha512$x$AA==$AA==", "md5$1$a$b"})
  void aStoredTextOfAnotherFormMatchesNothing(String stored) {
    assertThat(passwords.matches("", stored)).isFalse();
  }

  @Test
  void checkingARightPasswordAgainIsCheap() {
    String stored = passwords.hash("hot");
    passwords.matches("hot", stored);

    Instant begin = Instant.now();
    for (int i = 0; i < 1_000; i++) {
      assertThat(passwords.matches("hot", stored)).isTrue();
    }

    // a thousand slow hashes take minutes
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void madePasswordsAndTokensDiffer() {
    assertThat(Passwords.generate()).hasSize(20).isNotEqualTo(Passwords.generate());
    assertThat(Tokens.generate()).hasSize(43).isNotEqualTo(Tokens.generate());
    assertThat(Tokens.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
