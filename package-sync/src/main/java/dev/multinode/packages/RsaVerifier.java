package dev.multinode.packages;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks signatures of one key. The hash is not named anywhere in a package: the one that fitted
 * last is tried first, which makes the second try rare. Not safe for use by many threads.
 */
final class RsaVerifier {
  private final Map<HashName, Signature> algorithms = new EnumMap<>(HashName.class);
  private final Set<HashName> used = EnumSet.noneOf(HashName.class);
  private HashName last = HashName.SHA_256;

  RsaVerifier(PublicKey key) {
    try {
      for (HashName each : HashName.values()) {
        Signature algorithm = Signature.getInstance(each.algorithm());
        algorithm.initVerify(key);
        algorithms.put(each, algorithm);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java checks RSA with " + last.label(), e);
    }
  }

  /** The hash with which the signature fits the content; empty when it does not. */
  Optional<HashName> verify(byte[] content, byte[] signature) {
    if (fits(last, content, signature)) {
      return Optional.of(last);
    }
    HashName other = last == HashName.MD5 ? HashName.SHA_256 : HashName.MD5;
    if (fits(other, content, signature)) {
      last = other;
      return Optional.of(other);
    }
    return Optional.empty();
  }

  private boolean fits(HashName hash, byte[] content, byte[] signature) {
    Signature algorithm = algorithms.get(hash);
    try {
      algorithm.update(content);
      boolean fits = algorithm.verify(signature);
      if (fits) {
        used.add(hash);
      }
      return fits;
    } catch (SignatureException e) {
      return false; // not a signature of this key's length; the object is fit for use again
    }
  }

  /** Which hashes fitted so far, {@code MD5/SHA-256} for both; null when none did. */
  String hashes() {
    return used.isEmpty()
        ? null
        : used.stream().map(HashName::label).sorted().collect(Collectors.joining("/"));
  }
}
