package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.multinode.core.content.ContentDiff;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.packages.ElementChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What changed between two packages. Spelling, signatures and members such as forms do not count.
 *
 * @param changes changed elements, then removed ones, in the order of the old package, then added
 *     ones in the order of the new
 */
@JsonPropertyOrder({"changes"})
public record PackageDiff(List<ElementChange> changes) {
  public PackageDiff {
    changes = List.copyOf(changes);
  }

  static PackageDiff of(PackageContent old, PackageContent now) {
    Map<ElementKey, Element> before = elements(old);
    Map<ElementKey, Element> after = elements(now);
    List<ElementChange> changes = new ArrayList<>();
    before.forEach(
        (key, element) -> {
          Element other = after.get(key);
          if (other != null && !other.info().hash().equals(element.info().hash())) {
            changes.add(changed(element, other));
          }
        });
    before.forEach(
        (key, element) -> {
          if (!after.containsKey(key)) {
            changes.add(
                new ElementChange(
                    Kind.REMOVED,
                    key.id(),
                    element.info().name(),
                    element.info().version(),
                    null,
                    List.of()));
          }
        });
    after.forEach(
        (key, element) -> {
          if (!before.containsKey(key)) {
            changes.add(
                new ElementChange(
                    Kind.ADDED,
                    key.id(),
                    element.info().name(),
                    null,
                    element.info().version(),
                    List.of()));
          }
        });
    return new PackageDiff(changes);
  }

  private static ElementChange changed(Element old, Element now) {
    boolean higher = Versions.compare(now.info().version(), old.info().version()) > 0;
    return new ElementChange(
        higher ? Kind.CHANGED : Kind.CHANGED_SAME_VERSION,
        now.info().id(),
        now.info().name(),
        old.info().version(),
        now.info().version(),
        ContentDiff.what(old, now));
  }

  private static Map<ElementKey, Element> elements(PackageContent content) {
    Map<ElementKey, Element> elements = new LinkedHashMap<>();
    for (PackageElement each : content.elements()) {
      Element element = element(each);
      elements.put(element.key(), element);
    }
    return elements;
  }

  /** What cannot be read is compared byte for byte. */
  private static Element element(PackageElement element) {
    try {
      return ElementConverter.stored(element);
    } catch (MultinodeException e) {
      ElementKey key = new ElementKey(new ElementType(element.type()), element.id());
      String hash = Digests.sha256(element.data());
      ElementInfo info = new ElementInfo(key, element.id(), "", element.category(), "", hash);
      return new Element(info, element.data(), element.members());
    }
  }
}
