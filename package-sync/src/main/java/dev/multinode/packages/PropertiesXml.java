package dev.multinode.packages;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;

/**
 * The properties files of a package, {@code dunes-meta-inf} and {@code info}.
 *
 * @see java.util.Properties#storeToXML(java.io.OutputStream, String)
 */
final class PropertiesXml {
  private PropertiesXml() {}

  static Map<String, String> read(byte[] data) throws XmlProblem {
    Map<String, String> entries = new LinkedHashMap<>();
    XmlText.walk(
        XmlText.propertiesBody(data),
        new XmlVisitor() {
          private String key;

          @Override
          protected void element(String name, XMLStreamReader attributes) {
            key = name.equals("entry") ? attributes.getAttributeValue(null, "key") : null;
            if (key != null) {
              keepText();
            }
          }

          @Override
          protected void text(String name, String text) {
            entries.put(key, text); // the last one counts, as in Java
          }
        });
    return entries;
  }

  /** As servers write it, in UTF-8; keys in the order of the map. */
  static String write(Map<String, String> entries) {
    StringBuilder text =
        new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<!DOCTYPE properties SYSTEM \"http://java.sun.com/dtd/properties.dtd\">\n"
                + "<properties>\n<comment>UTF-16</comment>\n");
    entries.forEach(
        (key, value) ->
            text.append("<entry key=\"")
                .append(Escape.attribute(key))
                .append("\">")
                .append(Escape.text(value))
                .append("</entry>\n"));
    return text.append("</properties>\n").toString();
  }
}
