package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
  private Instant now = Instant.parse("2026-03-01T00:00:00Z");
  private final FailedLogins failures = new FailedLogins(() -> now);

  @Test
  void afterTenFailuresOnePasswordIsCheckedPerSecond() {
    for (int i = 0; i < 10; i++) {
      assertThat(failures.mayTry("ada")).isTrue();
    }
    assertThat(failures.mayTry("ada")).isFalse();
    assertThat(failures.mayTry("bob")).isTrue();

    now = now.plusSeconds(1);

    assertThat(failures.mayTry("ada")).isTrue();
    assertThat(failures.mayTry("ada")).isFalse();
  }

  @Test
  void aRightPasswordForgetsThem() {
    for (int i = 0; i < 10; i++) {
      failures.mayTry("ada");
    }

    failures.forget("ada");

    assertThat(failures.mayTry("ada")).isTrue();
    assertThat(failures.mayTry("ada")).isTrue();
  }
}
