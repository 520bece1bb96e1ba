package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found in a package. All but verdict and findings is null for a file that is refused as a
 * whole, since nothing of it should be used.
 *
 * @param verdict {@code OK}, or the name of the gravest finding
 * @param findings in the order of the file, those about the signer last
 * @param hash {@code SHA-256}, {@code MD5}, or both; null when no signature fits
 * @param manifest what our signed list of members says: {@code OK} or {@code MISMATCH}; null in a
 *     package without one, where nothing shows that members were added, removed or moved together
 *     with their signatures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "verdict",
  "findings",
  "package",
  "signer",
  "hash",
  "manifest",
  "elements",
  "members"
})
public record Verification(
    String verdict,
    List<Finding> findings,
    @JsonProperty("package") PackageFacts pkg,
    SignerFacts signer,
    String hash,
    String manifest,
    List<ElementFacts> elements,
    Map<String, MemberState> members) {

  static final String OK = "OK";

  static Verification refused(List<Finding> findings) {
    return new Verification(verdict(findings), findings, null, null, null, null, null, null);
  }

  static String verdict(List<Finding> findings) {
    return gravest(findings).map(each -> each.code().name()).orElse(OK);
  }

  private static Optional<Finding> gravest(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.code().isFault())
        .min(Comparator.comparing(Finding::code));
  }

  /** How the verdict is reported; empty when the package is in order. */
  public Optional<ErrorCode> error() {
    return gravest(findings).map(each -> each.code().error());
  }

  /** 0, or the exit code of {@link #error}. */
  public int exitCode() {
    return error().map(ErrorCode::exitCode).orElse(0);
  }

  /** Whether there is no fault but that the signer is not trusted. */
  boolean onlyUntrusted() {
    return error().isPresent() && onlyFaults(Set.of(FindingCode.SIGNER_UNKNOWN));
  }

  /** Whether there is no fault but of who signed and when; the content itself is in order. */
  boolean onlyAboutSigner() {
    return onlyFaults(Set.of(FindingCode.SIGNER_UNKNOWN, FindingCode.CERT_EXPIRED));
  }

  private boolean onlyFaults(Set<FindingCode> codes) {
    return findings.stream()
        .allMatch(each -> !each.code().isFault() || codes.contains(each.code()));
  }

  /**
   * What to throw for a package that is not in order.
   *
   * @param what was refused: {@code package 'x'}
   */
  MultinodeException failure(String what) {
    Finding finding = gravest(findings).orElseThrow();
    String place = finding.member() == null ? "" : " (" + finding.member() + ")";
    return new MultinodeException(
        finding.code().error(),
        "%s is refused, %s: %s%s; 'multinode package verify FILE' lists every finding"
            .formatted(what, finding.code(), finding.code().explanation(), place),
        Map.of("verdict", verdict, "findings", findings.stream().limit(100).toList()),
        null);
  }
}
