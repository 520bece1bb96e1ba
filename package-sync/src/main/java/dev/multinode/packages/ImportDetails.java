package dev.multinode.packages;

import dev.multinode.core.content.ElementInfo;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** The dry run of an import, in the words of the vRO API ({@code vro-rest-api.md} §5.7). */
final class ImportDetails {
  private ImportDetails() {}

  static Map<String, Object> of(PackageImporter.Analysis analysis, boolean exists) {
    Verification verification = analysis.verification();
    X509Certificate certificate = analysis.certificate();
    boolean trusted = verification.signer() != null && verification.signer().identity() != null;
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("packageName", verification.pkg() == null ? null : verification.pkg().name());
    details.put("packageAlreadyExists", exists);
    details.put("contentVerified", verification.onlyAboutSigner());
    details.put("verdict", verification.verdict());
    if (certificate != null) {
      Map<String, Object> info = certificate(certificate);
      details.put("certificateInfo", info);
      details.put("packageCertificateInfo", info);
    }
    details.put(
        "certificateValid",
        certificate != null
            && verification.findings().stream()
                .noneMatch(each -> each.code() == FindingCode.CERT_EXPIRED));
    details.put("certificateTrusted", trusted);
    details.put("certificateUnknown", !trusted);
    details.put(
        "importElementDetails", analysis.elements().stream().map(ImportDetails::element).toList());
    return details;
  }

  private static Map<String, Object> certificate(X509Certificate certificate) {
    Map<String, Object> info = new LinkedHashMap<>();
    String dn = certificate.getSubjectX500Principal().getName();
    info.put("organization", part(dn, "O"));
    info.put("organizationalUnit", part(dn, "OU"));
    info.put("commonName", part(dn, "CN"));
    info.put("country", part(dn, "C"));
    info.put("validFromDate", certificate.getNotBefore().toInstant().toString());
    info.put("validUntilDate", certificate.getNotAfter().toInstant().toString());
    info.put("publicKeyAlgorithm", certificate.getPublicKey().getAlgorithm());
    info.put("fingerprintSHA1", sha1(certificate));
    info.put("fingerprintSHA256", Certificates.sha256(certificate));
    info.put("serialNumber", certificate.getSerialNumber().toString());
    return info;
  }

  private static String part(String dn, String type) {
    try {
      return new LdapName(dn)
          .getRdns().stream()
              .filter(each -> each.getType().equalsIgnoreCase(type))
              .findFirst()
              .map(Rdn::getValue)
              .map(Object::toString)
              .orElse("");
    } catch (InvalidNameException e) {
      return "";
    }
  }

  /** Only for people who compare with what vRO shows; nothing is decided by it. */
  private static String sha1(X509Certificate certificate) {
    try {
      return HexFormat.ofDelimiter(":")
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static Map<String, Object> element(PackageImporter.Compared compared) {
    ElementInfo info = compared.element().info();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("id", info.id());
    details.put("type", info.key().type().name());
    details.put("fileObjectName", info.name());
    details.put("fileCategory", info.path());
    details.put("fileObjectVersion", info.version());
    Optional.ofNullable(compared.existing())
        .ifPresent(
            each -> {
              details.put("serverObjectName", each.name());
              details.put("serverCategory", each.path());
              details.put("serverObjectVersion", each.version());
              details.put("serverObjectHash", each.hash());
            });
    details.put("versionComparison", comparison(compared));
    details.put(
        "importIt", compared.verdict() == Verdict.NEW || compared.verdict() == Verdict.NEWER);
    details.put("hasRights", true);
    details.put("hasTenantConflict", false);
    details.put("hasNameConflict", false);
    details.put("isRenamed", false);
    return details;
  }

  private static String comparison(PackageImporter.Compared compared) {
    return switch (compared.verdict()) {
      case NEW, NEWER -> "importGreater";
      case OLDER -> "importSmaller";
      default -> "sameVersions";
    };
  }
}
