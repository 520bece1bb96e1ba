package dev.multinode.core.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The TLS key and certificate of a node: {@code tls-key.pem} and {@code tls-cert.pem} in its data
 * folder. Made at the first start (EC P-256, signed by itself); whoever puts a pair of their own
 * there keeps it.
 */
public final class NodeCertificate {
  private static final Duration VALIDITY = Duration.ofDays(730);
  private static final Duration RENEW_BEFORE = Duration.ofDays(30);

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  private NodeCertificate(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  /**
   * Opens the pair of a folder, or makes it. A certificate that we signed is renewed with the same
   * key when it ends within 30 days or lacks a name, so that its {@link Fingerprint} stays.
   *
   * @param names host names and addresses under which the node is called; the first is its common
   *     name
   * @throws CryptoException when the files cannot be read or written
   */
  public static NodeCertificate in(Path folder, List<String> names, Instant now) {
    Path keyFile = folder.resolve("tls-key.pem");
    Path certificateFile = folder.resolve("tls-cert.pem");
    if (!Files.exists(keyFile) || !Files.exists(certificateFile)) {
      return make(newKeys(), names, now, keyFile, certificateFile);
    }
    PrivateKey key =
        Pem.privateKey(new String(SecretFile.read(keyFile), UTF_8), keyFile.toString());
    List<X509Certificate> chain =
        Pem.certificates(
            new String(SecretFile.read(certificateFile), UTF_8), certificateFile.toString());
    X509Certificate first = chain.get(0);
    if (SelfSigned.isOurs(first) && (endsSoon(first, now) || !names(first).containsAll(names))) {
      return make(new KeyPair(first.getPublicKey(), key), names, now, keyFile, certificateFile);
    }
    return new NodeCertificate(key, chain);
  }

  private static NodeCertificate make(
      KeyPair keys, List<String> names, Instant now, Path keyFile, Path certificateFile) {
    X509Certificate certificate = SelfSigned.forServer(keys, names.get(0), names, now, VALIDITY);
    SecretFile.write(certificateFile, Pem.write(certificate).getBytes(UTF_8));
    SecretFile.write(keyFile, Pem.write(keys.getPrivate()).getBytes(UTF_8));
    return new NodeCertificate(keys.getPrivate(), List.of(certificate));
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  public Fingerprint fingerprint() {
    return Fingerprint.of(certificate());
  }

  /** For a TLS server, in memory. */
  public KeyStore keyStore(char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("node", key, password, chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new CryptoException(
          "the pair 'tls-key.pem' and 'tls-cert.pem' cannot be used for TLS (%s); put a key with its"
                  .formatted(e.getMessage())
              + " certificate there, or delete both to have new ones made",
          e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has EC P-256", e);
    }
  }

  private static boolean endsSoon(X509Certificate certificate, Instant now) {
    return certificate.getNotAfter().toInstant().isBefore(now.plus(RENEW_BEFORE));
  }

  private static Set<String> names(X509Certificate certificate) {
    Set<String> names = new HashSet<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        alternatives.forEach(alternative -> names.add(String.valueOf(alternative.get(1))));
      }
    } catch (GeneralSecurityException e) {
      return Set.of();
    }
    return names;
  }
}
