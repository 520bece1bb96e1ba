package dev.multinode.packages;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads members and checks their signatures, each once. */
final class MemberCheck {
  private static final Pattern IN_EVERY_PACKAGE =
      Pattern.compile("dunes-meta-inf|certificates/.+|elements/[^/]+/(data|categories|info)");
  private static final Pattern MAY_BE_EMPTY = Pattern.compile("elements/[^/]+/content-signature");

  private final PackageFile file;
  private final RsaVerifier verifier;
  private final boolean listed;
  private final Map<String, MemberState> states = new HashMap<>();
  private final Map<String, String> digests = new HashMap<>();

  /**
   * @param verifier null when the certificate of the signer is not known
   */
  MemberCheck(PackageFile file, RsaVerifier verifier) {
    this.file = file;
    this.verifier = verifier;
    this.listed = file.has(Manifest.MEMBER);
  }

  /** The content, whatever its signature says; empty when it is not there or damaged. */
  Optional<byte[]> read(String member) {
    if (!file.has(member)) {
      return Optional.empty();
    }
    Optional<byte[]> content = file.read(member);
    states.computeIfAbsent(
        member, name -> content.map(each -> state(name, each)).orElse(MemberState.UNREADABLE));
    if (listed) {
      content.ifPresent(each -> sha256(member, each));
    }
    return content;
  }

  /**
   * The digest of a member, reckoned once.
   *
   * @param content what {@link #read} gave
   */
  String sha256(String member, byte[] content) {
    return digests.computeIfAbsent(member, name -> Digests.sha256(content));
  }

  /** Checks what nobody has read yet. */
  void finish() {
    for (String member : file.members()) {
      if (!states.containsKey(member)) {
        read(member);
      }
    }
  }

  private MemberState state(String member, byte[] content) {
    boolean signed = file.hasSignature(member);
    if (!signed && verifier != null) {
      return MemberState.UNSIGNED;
    }
    Optional<byte[]> signature = file.readSignature(member);
    boolean nothing =
        content.length == 0 && signature.map(each -> each.length == 0).orElse(!signed);
    if (nothing && MAY_BE_EMPTY.matcher(member).matches()) {
      return MemberState.EMPTY;
    }
    if (verifier == null) {
      return MemberState.UNVERIFIABLE;
    }
    boolean fits = signature.flatMap(each -> verifier.verify(content, each)).isPresent();
    return fits ? MemberState.OK : MemberState.MISMATCH;
  }

  /** SHA-256 of the members that were read; of all when the package has a manifest. */
  Map<String, String> digests() {
    return digests;
  }

  /** All members in the order of the file; complete after {@link #finish}. */
  Map<String, MemberState> states() {
    Map<String, MemberState> ordered = new LinkedHashMap<>();
    file.members().forEach(each -> ordered.put(each, states.get(each)));
    return ordered;
  }

  /** What the states mean, in the order of the file. */
  void findings(List<Finding> findings) {
    states()
        .forEach(
            (member, state) -> {
              switch (state) {
                case MISMATCH -> findings.add(new Finding(FindingCode.SIGNATURE_MISMATCH, member));
                case UNREADABLE -> findings.add(new Finding(FindingCode.ZIP_CORRUPT, member));
                case UNSIGNED -> findings.add(new Finding(unsigned(member), member));
                default -> {}
              }
            });
    for (String signature : file.signatures()) {
      String signed = signature.substring(PackageFile.SIGNATURES.length());
      if (!states.containsKey(signed)) {
        findings.add(new Finding(FindingCode.ORPHAN_SIGNATURE, signature));
      }
    }
  }

  private static FindingCode unsigned(String member) {
    return IN_EVERY_PACKAGE.matcher(member).matches()
        ? FindingCode.MISSING_SIGNATURE
        : FindingCode.UNSIGNED_MEMBER;
  }
}
