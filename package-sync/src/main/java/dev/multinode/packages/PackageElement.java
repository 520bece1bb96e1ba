package dev.multinode.packages;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An element as a package carries it; nothing in it is interpreted.
 *
 * @param type the word in {@code info}
 * @param category folder names from the root; for an action its module
 * @param data the member {@code data}
 * @param members further members by name, without {@code data} and {@code info}; {@code categories}
 *     is among them when it was read from a package, since folders may have descriptions
 */
record PackageElement(
    String type, String id, List<String> category, byte[] data, Map<String, byte[]> members) {
  PackageElement {
    category = List.copyOf(category);
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  @Override
  public String toString() {
    return "PackageElement[%s %s, %d bytes]".formatted(type, id, data.length);
  }
}
