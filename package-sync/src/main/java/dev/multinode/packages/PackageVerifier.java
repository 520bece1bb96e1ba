package dev.multinode.packages;

import dev.multinode.core.crypto.CryptoException;
import dev.multinode.packages.archive.ArchiveException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Verifies packages: every member against its signature, the signer against a trust, and the parts
 * of every element against each other. Each member is read once, and at most one of them is in
 * memory at a time, beside the directory.
 */
final class PackageVerifier {
  private final Trust trust;
  private final Instant at;

  /**
   * @param at when certificates have to be valid
   */
  PackageVerifier(Trust trust, Instant at) {
    this.trust = trust;
    this.at = at;
  }

  /** What is found in a file that could be opened. */
  Verification verify(PackageFile file) {
    try {
      Optional<byte[]> bytes = file.read(PackageFile.META);
      if (bytes.isEmpty()) {
        return refused(FindingCode.NO_META_INF, PackageFile.META);
      }
      PackageMeta meta = PackageMeta.read(bytes.get());
      return verify(file, meta, new SignerSearch(file).find(meta.signer(), bytes.get()));
    } catch (XmlProblem e) {
      return refused(e.code(), PackageFile.META);
    } catch (ArchiveException e) {
      return refused(e);
    }
  }

  private Verification verify(PackageFile file, PackageMeta meta, SignerSearch.Signer signer) {
    X509Certificate certificate = signer.certificate();
    RsaVerifier verifier = certificate == null ? null : new RsaVerifier(certificate.getPublicKey());
    MemberCheck members = new MemberCheck(file, verifier);
    List<Finding> inElements = new ArrayList<>();
    ElementCheck check = new ElementCheck(file, members, inElements);
    List<ElementFacts> elements =
        file.folders().keySet().stream().map(check::read).flatMap(Optional::stream).toList();
    members.finish();

    List<Finding> findings = new ArrayList<>();
    members.findings(findings);
    Optional<String> manifest = manifest(file, meta, certificate, members, findings);
    findings.addAll(inElements);
    SignerFacts facts = signer(meta.signer(), signer, findings);
    return new Verification(
        Verification.verdict(findings),
        List.copyOf(findings),
        meta.facts(),
        facts,
        verifier == null ? null : verifier.hashes(),
        manifest.orElse(null),
        elements,
        members.states());
  }

  private SignerFacts signer(String dn, SignerSearch.Signer signer, List<Finding> findings) {
    X509Certificate certificate = signer.certificate();
    if (certificate == null) {
      findings.add(new Finding(FindingCode.NO_SIGNER_CERTIFICATE, signer.member()));
      return new SignerFacts(dn, null, signer.member(), null);
    }
    Optional<String> identity = trust.identity(certificate);
    if (identity.isEmpty()) {
      findings.add(new Finding(FindingCode.SIGNER_UNKNOWN, signer.member()));
    }
    try {
      certificate.checkValidity(Date.from(at));
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      findings.add(new Finding(FindingCode.CERT_EXPIRED, signer.member()));
    }
    return new SignerFacts(
        dn, identity.orElse(null), signer.member(), Certificates.sha256(certificate));
  }

  /** {@link Verification#manifest}; empty when there is none or it cannot be checked. */
  private static Optional<String> manifest(
      PackageFile file,
      PackageMeta meta,
      X509Certificate certificate,
      MemberCheck members,
      List<Finding> findings) {
    if (!file.has(Manifest.MEMBER) || certificate == null) {
      return Optional.empty();
    }
    List<Finding> wrong = new ArrayList<>();
    try {
      byte[] signed = file.read(Manifest.MEMBER).orElse(new byte[0]);
      Manifest manifest = Manifest.read(signed, certificate);
      if (!manifest.name().equals(meta.facts().name())) {
        wrong.add(new Finding(FindingCode.MANIFEST_MISMATCH, PackageFile.META));
      }
      for (String member : differences(manifest.members(), members.digests())) {
        wrong.add(new Finding(FindingCode.MANIFEST_MISMATCH, member));
      }
    } catch (CryptoException e) {
      wrong.add(new Finding(FindingCode.MANIFEST_MISMATCH, Manifest.MEMBER));
    }
    findings.addAll(wrong);
    return Optional.of(wrong.isEmpty() ? Verification.OK : "MISMATCH");
  }

  private static List<String> differences(Map<String, String> listed, Map<String, String> found) {
    TreeSet<String> names = new TreeSet<>(listed.keySet());
    names.addAll(found.keySet());
    names.remove(Manifest.MEMBER);
    return names.stream()
        .filter(each -> !listed.getOrDefault(each, "").equals(found.get(each)))
        .toList();
  }

  /** A file that could not be opened. */
  static Verification refused(ArchiveException failure) {
    FindingCode code = FindingCode.valueOf(failure.fault().name());
    return Verification.refused(
        failure.members().isEmpty()
            ? List.of(new Finding(code, null))
            : failure.members().stream().map(each -> new Finding(code, each)).toList());
  }

  private static Verification refused(FindingCode code, String member) {
    return Verification.refused(List.of(new Finding(code, member)));
  }
}
