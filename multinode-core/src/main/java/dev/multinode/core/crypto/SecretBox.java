package dev.multinode.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts that are stored, such as passwords of remote servers: AES-256 in GCM mode with a key
 * that lies beside the database in {@code secret.key}. Safe for use by many threads.
 *
 * <p>Nodes of a cluster need the same key file. Whoever loses it has to enter the passwords again.
 */
public final class SecretBox {
  /** Names the form, so that another one can follow. */
  private static final String PREFIX = "v1:";

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12; // what GCM is specified for
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  /**
   * @param key 32 bytes
   */
  public SecretBox(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("the key has %d bytes, not 32".formatted(key.length));
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Uses the key file {@code secret.key} of a folder; makes one, mode 0600, when there is none.
   *
   * @throws CryptoException when the file cannot be read or written, or holds no key
   */
  public static SecretBox in(Path folder) {
    Path file = folder.resolve("secret.key");
    if (!Files.exists(file)) {
      byte[] fresh = new byte[KEY_BYTES];
      RANDOM.nextBytes(fresh);
      SecretFile.write(file, (Base64.getEncoder().encodeToString(fresh) + "\n").getBytes(UTF_8));
    }
    try {
      return new SecretBox(
          Base64.getDecoder().decode(new String(SecretFile.read(file), UTF_8).strip()));
    } catch (IllegalArgumentException e) {
      throw new CryptoException(
          "'%s' holds no key of 32 bytes in Base64; restore it from a backup, or delete it and"
                  .formatted(file.toAbsolutePath())
              + " enter the passwords of all servers again",
          e);
    }
  }

  /** Seals a text; the same text gives another result each time. */
  public String seal(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = cipher.doFinal(text.getBytes(UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return PREFIX + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  /**
   * @throws CryptoException when the text was sealed with another key, or was changed
   */
  public String open(String sealed) {
    try {
      if (!sealed.startsWith(PREFIX)) {
        throw new GeneralSecurityException("it is in another form");
      }
      byte[] all = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
      return new String(cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new CryptoException(
          "a stored secret cannot be opened with the key in 'secret.key' (%s); restore the key that"
                  .formatted(e.getClass().getSimpleName())
              + " belongs to this database, or enter the secret again",
          e);
    }
  }
}
