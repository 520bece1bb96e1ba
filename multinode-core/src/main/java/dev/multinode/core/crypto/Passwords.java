package dev.multinode.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Salted slow hashes of passwords (PBKDF2), and their check.
 *
 * <p>Clients send Basic credentials with every call, several times a second. So what was right is
 * remembered for an hour after its last use, under a key of this process, and costs microseconds;
 * what was wrong is never remembered. Safe for use by many threads.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">
 *     OWASP Password Storage</a>, which the number of rounds comes from
 */
public final class Passwords {
  private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
  private static final int ROUNDS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Cache<String, Boolean> verified =
      CacheBuilder.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofHours(1)).build();
  private final SecretKeySpec processKey;

  public Passwords() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    processKey = new SecretKeySpec(key, "HmacSHA256");
  }

  /** A new password of 20 letters and digits, none of which look alike: 116 bits. */
  public static String generate() {
    StringBuilder password = new StringBuilder();
    RANDOM.ints(20, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
    return password.toString();
  }

  /** A text to store, with the salt and the number of rounds in it. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return "pbkdf2-sha512$%d$%s$%s"
        .formatted(ROUNDS, base64(salt), base64(derive(password, salt, ROUNDS)));
  }

  /** Whether {@link #matches} said yes to both within the last hour; costs next to nothing. */
  public boolean wasRight(String password, String stored) {
    return verified.getIfPresent(remembered(password, stored)) != null;
  }

  /**
   * Whether a password is the one that was hashed.
   *
   * @param stored what {@link #hash} gave; anything else is never matched
   */
  public boolean matches(String password, String stored) {
    if (wasRight(password, stored)) {
      return true;
    }
    boolean right = compute(password, stored);
    if (right) {
      verified.put(remembered(password, stored), true);
    }
    return right;
  }

  private static boolean compute(String password, String stored) {
    String[] parts = stored.split("\\$");
    if (parts.length != 4 || !parts[0].equals("pbkdf2-sha512")) {
      return false;
    }
    try {
      byte[] salt = Base64.getDecoder().decode(parts[2]);
      byte[] expected = Base64.getDecoder().decode(parts[3]);
      byte[] actual = derive(password, salt, Integer.parseInt(parts[1]));
      return MessageDigest.isEqual(expected, actual);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] derive(String password, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    } finally {
      spec.clearPassword();
    }
  }

  private String remembered(String password, String stored) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(processKey);
      mac.update(stored.getBytes(UTF_8));
      mac.update((byte) 0);
      return base64(mac.doFinal(password.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
