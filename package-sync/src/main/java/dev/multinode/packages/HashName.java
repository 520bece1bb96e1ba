package dev.multinode.packages;

/**
 * The hash below a signature. RSASSA-PKCS1-v1_5 is the only scheme of packages.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8017#section-8.2">RFC 8017, 8.2</a>
 */
public enum HashName {
  SHA_256("SHA-256", "SHA256withRSA"),
  /** Servers up to 8.2 read nothing newer. */
  MD5("MD5", "MD5withRSA");

  private final String label;
  private final String algorithm;

  HashName(String label, String algorithm) {
    this.label = label;
    this.algorithm = algorithm;
  }

  /** {@code SHA-256}. */
  public String label() {
    return label;
  }

  /** The name of the signature algorithm in Java. */
  String algorithm() {
    return algorithm;
  }
}
