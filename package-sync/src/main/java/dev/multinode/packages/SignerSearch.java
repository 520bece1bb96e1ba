package dev.multinode.packages;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the certificate of the signer. It lies under the name that {@code pkg-signer} gives; where
 * a tool spelled the two differently, it is the one whose key fits the signature of {@code
 * dunes-meta-inf}.
 */
final class SignerSearch {
  /** Certificates of former owners may lie beside it; more than this is an attempt to be slow. */
  private static final int MAX_CANDIDATES = 50;

  private final PackageFile file;

  SignerSearch(PackageFile file) {
    this.file = file;
  }

  /**
   * @param certificate null when none was found
   */
  record Signer(String member, X509Certificate certificate) {}

  Signer find(String dn, byte[] meta) {
    String named = PackageFile.CERTIFICATES + dn + ".cer";
    if (file.has(named)) {
      X509Certificate certificate = file.read(named).flatMap(Certificates::read).orElse(null);
      return new Signer(named, certificate);
    }
    return fitting(meta).orElse(new Signer(named, null));
  }

  private Optional<Signer> fitting(byte[] meta) {
    Optional<byte[]> signature = file.readSignature(PackageFile.META);
    List<String> candidates = new ArrayList<>(file.members());
    candidates.removeIf(each -> !each.startsWith(PackageFile.CERTIFICATES));
    for (String member : candidates.subList(0, Math.min(MAX_CANDIDATES, candidates.size()))) {
      Optional<X509Certificate> certificate = file.read(member).flatMap(Certificates::read);
      boolean fits =
          certificate.isPresent()
              && signature.isPresent()
              && new RsaVerifier(certificate.get().getPublicKey())
                  .verify(meta, signature.get())
                  .isPresent();
      if (fits) {
        return Optional.of(new Signer(member, certificate.get()));
      }
    }
    return Optional.empty();
  }
}
