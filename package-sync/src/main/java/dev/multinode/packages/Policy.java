package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Which elements a push replaces. */
enum Policy {
  /** What is not there, or is there in a lower version. */
  NEWER(EnumSet.of(Verdict.NEW, Verdict.NEWER)),
  /** Also what has other content under the same version: repairs drift. */
  DIFFERENT(EnumSet.of(Verdict.NEW, Verdict.NEWER, Verdict.DIFFERENT, Verdict.UNKNOWN)),
  /** Also what is newer there. */
  FORCE(EnumSet.complementOf(EnumSet.of(Verdict.SAME)));

  private final Set<Verdict> imported;

  Policy(Set<Verdict> imported) {
    this.imported = imported;
  }

  /** By the word of the REST API; empty means {@link #NEWER}. */
  static Policy of(String word) {
    if (word.isEmpty()) {
      return NEWER;
    }
    return Arrays.stream(values())
        .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE,
                    "the policy is none of newer, different and force; use one of these"));
  }

  boolean imports(Verdict verdict) {
    return imported.contains(verdict);
  }
}
