package dev.multinode.packages;

import java.util.List;
import java.util.Map;

/** Small elements for tests. */
final class Actions {
  static final String PACKAGE = "org.example.demo";

  private Actions() {}

  static PackageElement action(String id, String version, String script) {
    String xml =
        ("<dunes-script-module name=\"name-%s\" result-type=\"number\" id=\"%s\" version=\"%s\">"
                + "<script encoded=\"false\"><![CDATA[%s]]></script></dunes-script-module>")
            .formatted(id, id, version, script);
    return new PackageElement(
        "ScriptModule", id, List.of("org.example"), XmlText.encode(xml), Map.of());
  }

  static PackageElement settings(String version, String limit, String password) {
    String secret =
        password == null ? "" : "<value encoded=\"n\"><![CDATA[" + password + "]]></value>";
    String xml =
        ("<config-element id=\"c-1\" version=\"%s\"><display-name>Settings</display-name><atts>"
                + "<att name=\"limit\" type=\"number\"><value encoded=\"n\">%s</value></att>"
                + "<att name=\"password\" type=\"SecureString\">%s</att></atts></config-element>")
            .formatted(version, limit, secret);
    return new PackageElement(
        "ConfigurationElement", "c-1", List.of("Example"), XmlText.encode(xml), Map.of());
  }

  static PackageContent content(PackageElement... elements) {
    return new PackageContent(
        PACKAGE, "p-1", "for tests", "1.0.0", List.of(), List.of(elements), Map.of());
  }
}
