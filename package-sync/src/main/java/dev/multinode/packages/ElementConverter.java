package dev.multinode.packages;

import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import java.util.Map;
import java.util.TreeMap;

/** Elements of packages as the node's content store holds them, and back. */
final class ElementConverter {
  private ElementConverter() {}

  /**
   * An element that is neither text nor an archive, such as an encrypted one, is kept as it is.
   *
   * @throws dev.multinode.core.error.MultinodeException CONTENT_INVALID for content that is not
   *     what it begins like
   */
  static Element stored(PackageElement element) {
    Map<String, byte[]> members = new TreeMap<>(element.members());
    members.remove("categories");
    ElementType type = new ElementType(element.type());
    return Elements.read(type, element.id(), element.category(), element.data(), members);
  }

  static PackageElement packed(Element element) {
    return new PackageElement(
        element.key().type().name(),
        element.info().id(),
        element.info().category(),
        element.data(),
        element.members());
  }
}
