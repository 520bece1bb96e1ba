package dev.multinode.core.content;

import java.util.Comparator;
import java.util.List;

/** The orders in which a content store lists what it has. */
final class Order {
  /** Folder by folder, a folder before what is in it. */
  static final Comparator<List<String>> PATHS =
      (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
          int names = one.get(i).compareTo(other.get(i));
          if (names != 0) {
            return names;
          }
        }
        return Integer.compare(one.size(), other.size());
      };

  static final Comparator<ElementInfo> ELEMENTS =
      Comparator.comparing(ElementInfo::category, PATHS)
          .thenComparing(ElementInfo::name)
          .thenComparing(ElementInfo::id);

  private Order() {}
}
