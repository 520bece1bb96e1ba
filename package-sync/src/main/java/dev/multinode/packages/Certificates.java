package dev.multinode.packages;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/** Certificates as packages carry them: DER, with RSA keys. */
final class Certificates {
  private static final int MIN_BITS = 1024; // VMware's own old key

  /** Checking takes time that grows with the cube of the length, and a stranger chose it. */
  private static final int MAX_BITS = 8192;

  private static final int MAX_EXPONENT_BITS = 64;

  private Certificates() {}

  /** Empty when it is no X.509 certificate in DER, or its key is not one to check with. */
  static Optional<X509Certificate> read(byte[] der) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      X509Certificate certificate =
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
      return Optional.of(certificate).filter(Certificates::usable);
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static boolean usable(X509Certificate certificate) {
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
      return false;
    }
    BigInteger modulus = key.getModulus();
    return modulus.bitLength() >= MIN_BITS
        && modulus.bitLength() <= MAX_BITS
        && key.getPublicExponent().bitLength() <= MAX_EXPONENT_BITS;
  }

  /** SHA-256 of the whole certificate, 64 lower-case hex digits. */
  static String sha256(X509Certificate certificate) {
    try {
      return Digests.sha256(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
