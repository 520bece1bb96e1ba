package dev.multinode.packages;

import static java.util.Objects.requireNonNull;

/**
 * Something worth saying about a package.
 *
 * @param member as it is named in the archive; null when it is the archive as a whole
 */
public record Finding(FindingCode code, String member) {
  public Finding {
    requireNonNull(code);
  }
}
