package dev.multinode.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.packages.archive.Archive;
import dev.multinode.packages.archive.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the member {@code data} says of an element. Everything but the maps may be null.
 *
 * @param script of an action
 * @param payload of a resource
 * @param attributes type and text of a configuration element's attributes, the text null when there
 *     is none; null for other types
 */
record ElementContent(
    boolean opaque,
    String id,
    String name,
    String version,
    String allowedOperations,
    String script,
    byte[] payload,
    Map<String, Attribute> attributes) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String INNER = "VSO-RESOURCE-INF/";

  record Attribute(String type, String text) {}

  /**
   * @throws XmlProblem when the content is not what it begins like
   * @throws dev.multinode.packages.archive.ArchiveException for the inner archive of a resource
   */
  static ElementContent read(byte[] data) throws XmlProblem {
    if (data.length > 1 && data[0] == 'P' && data[1] == 'K') {
      return resource(data);
    } else if (data.length > 0 && data[0] == '{') {
      return environment(data);
    } else if (XmlText.looksLikeXml(data)) {
      Document document = new Document();
      XmlText.walk(XmlText.body(data), document);
      return document.content();
    }
    return new ElementContent(true, null, null, null, null, null, null, null);
  }

  private static ElementContent resource(byte[] data) throws XmlProblem {
    try (Archive inner = Archive.of(data, Limits.DEFAULT)) {
      byte[] payload =
          inner
              .find(INNER + "data")
              .flatMap(inner::read)
              .orElseThrow(() -> new XmlProblem(FindingCode.XML_INVALID, null));
      return new ElementContent(
          false,
          text(inner, "attribute_id"),
          text(inner, "attribute_name"),
          text(inner, "attribute_version"),
          text(inner, "attribute_allowedOperations"),
          null,
          payload,
          null);
    }
  }

  private static String text(Archive inner, String name) {
    Optional<byte[]> content = inner.find(INNER + name).flatMap(inner::read);
    return content.map(each -> new String(each, UTF_8)).orElse(null);
  }

  private static ElementContent environment(byte[] data) throws XmlProblem {
    try {
      JsonNode node = JSON.readTree(data);
      String id = node.path("id").asString(null);
      String name = node.path("name").asString(null);
      return new ElementContent(false, id, name, null, null, null, null, null);
    } catch (JacksonException e) {
      throw new XmlProblem(FindingCode.XML_INVALID, e);
    }
  }

  /** Workflows, actions, configuration elements, policy templates, and whatever is like them. */
  private static final class Document extends XmlVisitor {
    private String root;
    private String id;
    private String rootName;
    private String displayName;
    private String version;
    private String allowedOperations;
    private String script;
    private String attribute;
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    @Override
    protected void element(String name, XMLStreamReader attributes) {
      if (depth() == 1) {
        root = name;
        id = attributes.getAttributeValue(null, "id");
        rootName = attributes.getAttributeValue(null, "name");
        version = attributes.getAttributeValue(null, "version");
        allowedOperations = attributes.getAttributeValue(null, "allowed-operations");
      } else if (name.equals("att") && isConfiguration()) {
        attribute = attributes.getAttributeValue(null, "name");
        String type = attributes.getAttributeValue(null, "type");
        if (attribute != null) {
          this.attributes.put(attribute, new Attribute(type == null ? "" : type, null));
        }
      } else if (name.equals("value") && parent().equals("att") && isConfiguration()
          || depth() == 2 && (name.equals("display-name") || name.equals("script"))) {
        keepText();
      }
    }

    private boolean isConfiguration() {
      return root.equals("config-element");
    }

    @Override
    protected void text(String name, String text) {
      switch (name) {
        case "display-name" -> displayName = displayName == null ? text : displayName;
        case "script" -> script = script == null ? text : script;
        default ->
            attributes.computeIfPresent(
                attribute == null ? "" : attribute, (key, old) -> new Attribute(old.type(), text));
      }
    }

    ElementContent content() {
      boolean named = displayName != null && !displayName.isEmpty();
      return new ElementContent(
          false,
          id,
          named ? displayName : rootName,
          version,
          allowedOperations,
          script,
          null,
          isConfiguration() ? attributes : null);
    }
  }
}
