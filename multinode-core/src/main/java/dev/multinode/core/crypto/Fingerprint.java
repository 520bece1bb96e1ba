package dev.multinode.core.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 of a public key (its SubjectPublicKeyInfo), by which a certificate is pinned: a
 * renewed certificate with the same key keeps it.
 *
 * @param hex 64 lower-case hex digits
 */
public record Fingerprint(String hex) {
  private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

  /**
   * @throws IllegalArgumentException when {@code hex} is no SHA-256
   */
  public Fingerprint {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "'%s' is no fingerprint; it has 64 hex digits".formatted(hex));
    }
  }

  public static Fingerprint of(X509Certificate certificate) {
    return of(certificate.getPublicKey());
  }

  public static Fingerprint of(PublicKey key) {
    return new Fingerprint(sha256Hex(key.getEncoded()));
  }

  /**
   * Reads what a person typed or copied: upper or lower case, with or without colons, blanks and
   * the prefix {@code SHA256:}.
   *
   * @throws IllegalArgumentException when it is no SHA-256
   */
  public static Fingerprint parse(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (plain.startsWith("sha256:")) {
      plain = plain.substring("sha256:".length());
    }
    return new Fingerprint(plain.replaceAll("[:\\s]", ""));
  }

  /** Pairs of upper-case digits with colons, as browsers and openssl show it. */
  public String display() {
    return PAIRS.formatHex(HexFormat.of().parseHex(hex));
  }

  static String sha256Hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
