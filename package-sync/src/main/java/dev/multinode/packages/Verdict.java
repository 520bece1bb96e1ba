package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.multinode.core.content.ElementInfo;
import java.util.Locale;

/** How an element of a package stands to what is there. */
enum Verdict {
  /** There is no such element. */
  NEW,
  NEWER,
  SAME,
  /** Other content under the same version: nothing but a hash shows it. */
  DIFFERENT,
  OLDER,
  /** The same version, and nobody tells the content. */
  UNKNOWN;

  /**
   * @param version of what is there; null when nothing is
   * @param hash of what is there; null when it is not known
   */
  static Verdict of(ElementInfo element, String version, String hash) {
    if (version == null) {
      return NEW;
    } else if (element.hash().equals(hash)) {
      return SAME;
    }
    int order = Versions.compare(element.version(), version);
    if (order == 0) {
      return hash == null ? UNKNOWN : DIFFERENT;
    }
    return order > 0 ? NEWER : OLDER;
  }

  /**
   * @param existing what is there; null when nothing is
   */
  static Verdict of(ElementInfo element, ElementInfo existing) {
    return existing == null ? NEW : of(element, existing.version(), existing.hash());
  }

  /** The word of the REST API. */
  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
