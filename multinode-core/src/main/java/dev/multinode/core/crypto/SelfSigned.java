package dev.multinode.core.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates that are signed with their own key. */
final class SelfSigned {
  /** The organization in certificates of nodes, by which we know those that we may renew. */
  private static final String ORGANIZATION = "Multinode";

  private SelfSigned() {}

  /** Whether {@link #forServer} made a certificate, and not its operator. */
  static boolean isOurs(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
        && certificate.getSubjectX500Principal().getName().contains("O=" + ORGANIZATION);
  }

  /** For a TLS server under these names and addresses. */
  static X509Certificate forServer(
      KeyPair keys, String commonName, List<String> names, Instant now, Duration validity) {
    try {
      X509v3CertificateBuilder builder =
          builder(keys, name(commonName, ORGANIZATION), now, validity);
      GeneralName[] alternatives =
          names.stream().map(SelfSigned::alternative).toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      return sign(builder, keys, "SHA256withECDSA");
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new CryptoException(
          "a certificate for '%s' cannot be made (%s); check the names in 'node.names'"
              .formatted(commonName, e.getMessage()),
          e);
    }
  }

  /** For signing packages. */
  static X509Certificate forSigning(
      KeyPair keys, String commonName, Instant now, Duration validity) {
    try {
      return sign(builder(keys, name(commonName, null), now, validity), keys, "SHA256withRSA");
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new CryptoException(
          "a certificate for '%s' cannot be made (%s); try another name"
              .formatted(commonName, e.getMessage()),
          e);
    }
  }

  private static X509v3CertificateBuilder builder(
      KeyPair keys, X500Name name, Instant now, Duration validity) throws IOException {
    Instant from = now.minus(Duration.ofHours(1)); // clocks of two machines differ a little
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, new SecureRandom()).setBit(126),
            Date.from(from),
            Date.from(now.plus(validity)),
            name,
            keys.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    return builder;
  }

  private static X500Name name(String commonName, String organization) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    if (organization != null) {
      name.addRDN(BCStyle.O, organization);
    }
    return name.addRDN(BCStyle.CN, commonName).build();
  }

  private static X509Certificate sign(
      X509v3CertificateBuilder builder, KeyPair keys, String algorithm)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(algorithm).build(keys.getPrivate())));
  }

  private static GeneralName alternative(String name) {
    boolean address = name.matches("[0-9.]+") || name.indexOf(':') >= 0;
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }
}
