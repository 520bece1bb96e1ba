package dev.multinode.packages;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.Element;
import dev.multinode.packages.ImportOptions.TagMode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps of the node's own what an import shall not replace: tags, and values of configuration
 * elements, above all secret ones.
 */
final class ImportFilter {
  private static final String TAGS = "tags";

  private ImportFilter() {}

  /**
   * @param old what the node has; null when it has none
   */
  static Element apply(Element element, Element old, ImportOptions options) {
    return values(tags(element, old, options.tags()), old, options);
  }

  private static Element tags(Element element, Element old, TagMode mode) {
    byte[] own = old == null ? null : old.members().get(TAGS);
    Map<String, byte[]> members = new TreeMap<>(element.members());
    if (mode == TagMode.DO_NOT_IMPORT) {
      members.remove(TAGS);
    }
    if (own != null && mode != TagMode.IMPORT_AND_OVERWRITE_EXISTING_VALUE) {
      members.put(TAGS, own);
    }
    return new Element(element.info(), element.data(), members);
  }

  private static Element values(Element element, Element old, ImportOptions options) {
    boolean known = old != null && ConfigurationEdit.hasValues(old);
    ConfigurationElement own = known ? ConfigurationEdit.read(old) : null;
    return ConfigurationEdit.values(
        element,
        each -> {
          boolean takes =
              options.configurationValues()
                  && (options.secureValues() || !ConfigurationEdit.isSecret(each));
          return takes ? each.text() : textOf(own, each);
        });
  }

  private static String textOf(ConfigurationElement own, Attribute attribute) {
    return Optional.ofNullable(own)
        .flatMap(each -> each.attribute(attribute.name()))
        .filter(each -> each.type().equals(attribute.type()))
        .map(Attribute::text)
        .orElse(null);
  }
}
