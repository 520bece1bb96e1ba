package dev.multinode.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;

/** Access tokens: 256 random bits. What is stored is their hash, from which none can be made. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** A new token of letters, digits, {@code -} and {@code _}. */
  public static String generate() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The SHA-256 of a token in hex. A slow hash would add nothing: tokens cannot be guessed. */
  public static String hash(String token) {
    return Fingerprint.sha256Hex(token.getBytes(UTF_8));
  }
}
