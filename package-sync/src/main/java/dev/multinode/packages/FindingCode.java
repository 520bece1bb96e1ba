package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;

/**
 * What can be wrong with a package. The order is that of weight: the verdict on a package is the
 * first of its findings in this order.
 */
public enum FindingCode {
  ZIP_TRUNCATED(ErrorCode.CONTENT_INVALID, "it is no ZIP archive, or its end is missing"),
  ZIP_BOMB(ErrorCode.CONTENT_INVALID, "it would inflate beyond the limits"),
  DUPLICATE_MEMBER(ErrorCode.CONTENT_INVALID, "a name stands for two members"),
  PATH_TRAVERSAL(ErrorCode.CONTENT_INVALID, "a name leads out of the folder"),
  NO_META_INF(ErrorCode.PACKAGE_UNSIGNED, "dunes-meta-inf is missing, so the signer is not known"),
  NO_SIGNER_CERTIFICATE(
      ErrorCode.PACKAGE_UNSIGNED, "no usable certificate of the signer is in the file"),
  SIGNATURE_MISMATCH(ErrorCode.PACKAGE_MISMATCH, "the signature does not fit the content"),
  /** Our own manifest of members is wrong, or a member was added, removed or moved. */
  MANIFEST_MISMATCH(ErrorCode.PACKAGE_MISMATCH, "it is not as the signed manifest lists it"),
  ZIP_CORRUPT(ErrorCode.CONTENT_INVALID, "the archive is damaged there"),
  ORPHAN_SIGNATURE(ErrorCode.CONTENT_INVALID, "what was signed is not in the file"),
  MISSING_SIGNATURE(ErrorCode.PACKAGE_UNSIGNED, "it has no signature"),
  UNSIGNED_MEMBER(ErrorCode.PACKAGE_UNSIGNED, "it has no signature"),
  XML_DOCTYPE(ErrorCode.CONTENT_INVALID, "it brings a document type of its own"),
  XML_INVALID(ErrorCode.CONTENT_INVALID, "it cannot be read"),
  ID_MISMATCH(ErrorCode.CONTENT_INVALID, "it names another id than its folder"),
  INCOMPLETE_ELEMENT(ErrorCode.CONTENT_INVALID, "an element lacks it"),
  SIGNER_UNKNOWN(ErrorCode.PACKAGE_UNTRUSTED, "the signer is not trusted"),
  CERT_EXPIRED(ErrorCode.PACKAGE_EXPIRED, "the certificate is not valid at this time"),
  /** Neither text nor an archive, perhaps encrypted. No fault: the bytes are kept. */
  OPAQUE_ELEMENT(null, "its content is neither text nor an archive and is kept as it is");

  private final ErrorCode error;
  private final String explanation;

  FindingCode(ErrorCode error, String explanation) {
    this.error = error;
    this.explanation = explanation;
  }

  /** How it is reported when it is the verdict; null when it is no fault. */
  public ErrorCode error() {
    return error;
  }

  public boolean isFault() {
    return error != null;
  }

  /** For people; follows the name of the member. */
  public String explanation() {
    return explanation;
  }
}
