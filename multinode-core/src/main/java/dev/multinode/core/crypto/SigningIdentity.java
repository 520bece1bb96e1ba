package dev.multinode.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * An RSA key with its certificate, with which packages are signed. {@code toString} shows the
 * certificate only.
 */
public final class SigningIdentity {
  private static final Duration VALIDITY = Duration.ofDays(3_650); // packages are kept for years

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /**
   * @param chain the key's certificate first, then those above it, if any
   * @throws CryptoException when the key does not belong to the first certificate
   */
  public SigningIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = requireNonNull(key);
    this.chain = List.copyOf(chain);
    if (!belongTogether(key, this.chain.get(0).getPublicKey())) {
      throw new CryptoException(
          "the private key does not belong to the certificate of '%s'; give the key and the"
                  .formatted(this.chain.get(0).getSubjectX500Principal().getName())
              + " certificate of one identity, both RSA",
          null);
    }
  }

  /**
   * Makes a new key with a certificate signed by itself, valid for ten years.
   *
   * @param commonName who signs, as people read it
   * @param bits 2048 or 3072
   */
  public static SigningIdentity generate(String commonName, int bits, Instant now) {
    if (bits != 2048 && bits != 3072) {
      throw new IllegalArgumentException("an RSA key of %d bits; use 2048 or 3072".formatted(bits));
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      KeyPair keys = generator.generateKeyPair();
      X509Certificate certificate = SelfSigned.forSigning(keys, commonName, now, VALIDITY);
      return new SigningIdentity(keys.getPrivate(), List.of(certificate));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /** Reads two PEM files, or one that holds both. */
  public static SigningIdentity read(Path keyFile, Path certificateFile) {
    return new SigningIdentity(
        Pem.privateKey(new String(SecretFile.read(keyFile), UTF_8), keyFile.toString()),
        Pem.certificates(
            new String(SecretFile.read(certificateFile), UTF_8), certificateFile.toString()));
  }

  /**
   * @param source named in errors
   */
  public static SigningIdentity ofPem(String keyPem, String certificatePem, String source) {
    return new SigningIdentity(
        Pem.privateKey(keyPem, source), Pem.certificates(certificatePem, source));
  }

  /**
   * Reads the first key of a PKCS#12 file.
   *
   * @throws CryptoException when the password is wrong or the file holds no key
   */
  public static SigningIdentity readPkcs12(Path file, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(SecretFile.read(file)), password);
      for (String alias : Collections.list(store.aliases())) {
        Certificate[] chain = store.getCertificateChain(alias);
        if (chain != null && store.getKey(alias, password) instanceof PrivateKey key) {
          return new SigningIdentity(
              key, Stream.of(chain).map(X509Certificate.class::cast).toList());
        }
      }
      throw new CryptoException(
          "'%s' holds no private key; export the key together with its certificate".formatted(file),
          null);
    } catch (GeneralSecurityException | IOException e) {
      throw new CryptoException(
          "'%s' cannot be opened as PKCS#12 (%s); check the password"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /**
   * The identity in {@code NAME-key.pem} and {@code NAME-cert.pem} of a folder; makes it when there
   * is none.
   */
  public static SigningIdentity in(Path folder, String name, String commonName, Instant now) {
    Path keyFile = folder.resolve(name + "-key.pem");
    Path certificateFile = folder.resolve(name + "-cert.pem");
    if (!Files.exists(keyFile)) {
      SigningIdentity fresh = generate(commonName, 3072, now);
      // the certificate first: a key file says that both are there
      SecretFile.write(certificateFile, fresh.certificatePem().getBytes(UTF_8));
      SecretFile.write(keyFile, fresh.keyPem().getBytes(UTF_8));
    }
    return read(keyFile, certificateFile);
  }

  public PrivateKey key() {
    return key;
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The certificate first, then those above it, if any. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** PKCS#8, not encrypted: write it with {@link SecretFile} only. */
  public String keyPem() {
    return Pem.write(key);
  }

  /** The whole chain. */
  public String certificatePem() {
    return String.join("", chain.stream().map(Pem::write).toList());
  }

  private static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
    byte[] probe = "do they belong together?".getBytes(UTF_8);
    try {
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key);
      signer.update(probe);
      byte[] signature = signer.sign();
      signer.initVerify(publicKey);
      signer.update(probe);
      return signer.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "SigningIdentity[" + certificate().getSubjectX500Principal().getName() + "]";
  }
}
