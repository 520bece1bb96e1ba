package dev.multinode.packages;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ConfigurationXml;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementData;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** Changes the values of configuration elements and leaves everything else as it is. */
final class ConfigurationEdit {
  private ConfigurationEdit() {}

  /**
   * @param text gives the new text of an attribute's value, null for none
   * @return the element itself when it is no configuration element or no value changes
   */
  static Element values(Element element, Function<Attribute, String> text) {
    if (!hasValues(element)) {
      return element;
    }
    ConfigurationElement configuration = read(element);
    boolean changed = false;
    for (Attribute each : configuration.attributes()) {
      String value = text.apply(each);
      if (!Objects.equals(value, each.text())) {
        configuration = configuration.withAttribute(withText(each, value));
        changed = true;
      }
    }
    return changed ? write(element, configuration) : element;
  }

  /** Whether it is a configuration element that can be read, and is not encrypted. */
  static boolean hasValues(Element element) {
    return element.key().type().equals(ElementType.CONFIGURATION)
        && !Elements.isOpaque(element.data());
  }

  /** For an element that {@link #hasValues}. */
  static ConfigurationElement read(Element element) {
    return ConfigurationXml.read(ElementData.decode(element.data()));
  }

  static boolean isSecret(Attribute attribute) {
    return attribute.type().text().toLowerCase(Locale.ROOT).contains("securestring");
  }

  private static Element write(Element element, ConfigurationElement configuration) {
    return Elements.read(
        element.key().type(),
        element.info().id(),
        element.info().category(),
        ElementData.encode(ConfigurationXml.write(configuration)),
        element.members());
  }

  private static Attribute withText(Attribute attribute, String text) {
    return new Attribute(
        attribute.name(),
        attribute.type(),
        attribute.readOnly(),
        text,
        attribute.configurationId(),
        attribute.configurationKey(),
        attribute.description());
  }
}
