package dev.multinode.packages;

import dev.multinode.core.crypto.SigningIdentity;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs members of packages. RSASSA-PKCS1-v1_5 gives the same signature for the same bytes, so
 * those of members that did not change since the last package are kept: making one takes
 * milliseconds. Safe for use by many threads.
 */
final class MemberSigner {
  /** About 10 MB; the largest nodes have some thousand elements with four members each. */
  private static final int MAX_KEPT = 20_000;

  private final SigningIdentity identity;
  private final HashName hash;
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  MemberSigner(SigningIdentity identity, HashName hash) {
    this.identity = identity;
    this.hash = hash;
  }

  SigningIdentity identity() {
    return identity;
  }

  /**
   * @param sha256 of the content, by which a signature is found again
   */
  byte[] sign(byte[] content, String sha256) {
    if (kept.size() >= MAX_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(sha256, digest -> sign(content));
  }

  private byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance(hash.algorithm());
      signature.initSign(identity.key());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an RSA key signs with " + hash.label(), e);
    }
  }
}
