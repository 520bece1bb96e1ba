package dev.multinode.core.content;

/** Configuration elements as XML ({@code vro-workflow-xml.md} §6). */
public final class ConfigurationXml {
  private ConfigurationXml() {}

  /**
   * @throws InvalidContentException when the text is no configuration element
   */
  public static ConfigurationElement read(String xml) {
    return ConfigurationElement.of(SecureXml.parse(xml, "configuration element"));
  }

  /** What was read, but for white space; {@link ElementData#encode} makes bytes of it. */
  public static String write(ConfigurationElement element) {
    return XmlText.document(element.node());
  }
}
