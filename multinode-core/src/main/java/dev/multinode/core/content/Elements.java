package dev.multinode.core.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes elements out of what is in them, with the list of what people see and the hash. */
public final class Elements {
  private static final Description NOTHING = new Description(null, "", "", "", null);

  private Elements() {}

  public static Element of(Workflow workflow, List<String> category) {
    byte[] data = ElementData.encode(WorkflowXml.write(workflow));
    return read(ElementType.WORKFLOW, workflow.id(), category, data, Map.of());
  }

  public static Element of(Action action, String module) {
    byte[] data = ElementData.encode(ActionXml.write(action));
    return read(ElementType.ACTION, action.id(), List.of(module), data, Map.of());
  }

  public static Element of(ConfigurationElement configuration, List<String> category) {
    byte[] data = ElementData.encode(ConfigurationXml.write(configuration));
    return read(ElementType.CONFIGURATION, configuration.id(), category, data, Map.of());
  }

  public static Element of(ResourceElement resource, List<String> category) {
    byte[] data = ResourceArchive.write(resource);
    return read(ElementType.RESOURCE, resource.id(), category, data, Map.of());
  }

  /**
   * An element as a package holds it.
   *
   * @param id as the package names it; it counts more than the one in the data
   * @param members without {@code data}, {@code categories} and {@code info}
   * @throws InvalidContentException when the data of a workflow, action, configuration, resource or
   *     policy template cannot be read, unless they are opaque
   */
  public static Element read(
      ElementType type,
      String id,
      List<String> category,
      byte[] data,
      Map<String, byte[]> members) {
    Description description = describe(type, data);
    ElementInfo info =
        new ElementInfo(
            new ElementKey(type, id),
            description.name().isEmpty() ? id : description.name(),
            description.version(),
            category,
            description.description(),
            ContentHash.of(type, data));
    return new Element(info, data, members);
  }

  /**
   * What the data of an element says about it.
   *
   * @param id null when the data do not hold one
   * @param name empty when there is none, as for types that we do not know
   * @param allowedOperations as written; null when there are none
   */
  public record Description(
      String id, String name, String version, String description, String allowedOperations) {}

  /**
   * @throws InvalidContentException when the data of a known type cannot be read; opaque data and
   *     those of other types say as much as can be made out
   */
  public static Description describe(ElementType type, byte[] data) {
    if (isOpaque(data)) {
      return NOTHING;
    } else if (type.equals(ElementType.RESOURCE)) {
      ResourceElement resource = ResourceArchive.read(data);
      return new Description(
          resource.id(),
          resource.name(),
          resource.version(),
          resource.description(),
          resource.allowedOperations());
    } else if (type.equals(ElementType.WORKFLOW)) {
      return describe(WorkflowXml.read(ElementData.decode(data)).node());
    } else if (type.equals(ElementType.ACTION)) {
      return describe(ActionXml.read(ElementData.decode(data)).node());
    } else if (type.equals(ElementType.CONFIGURATION)) {
      return describe(ConfigurationXml.read(ElementData.decode(data)).node());
    } else if (type.equals(ElementType.POLICY_TEMPLATE)) {
      return describe(SecureXml.parse(ElementData.decode(data), "policy template"));
    }
    return guess(data).orElse(NOTHING);
  }

  /**
   * Whether data are neither text nor an archive, as those of an encrypted element: they can be
   * kept and passed on, and that is all ({@code vro-package-format.md} §9).
   */
  public static boolean isOpaque(byte[] data) {
    if (data.length < 2) {
      return true;
    }
    int first = data[0] & 0xFF;
    int second = data[1] & 0xFF;
    boolean marked = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
    marked |= first == 0xEF && second == 0xBB;
    boolean text = first == '<' || first == '{' || Character.isWhitespace(first);
    return !marked && !text && !(first == 'P' && second == 'K');
  }

  private static Description describe(XmlNode root) {
    String name = root.childText("display-name");
    return new Description(
        root.filled("id"),
        name.isEmpty() ? root.attribute("name").orElse("") : name,
        root.attribute("version").orElse(""),
        root.childText("description"),
        root.attribute("allowed-operations").orElse(null));
  }

  /** Types that we do not know are XML like the others, or JSON with an id and a name. */
  private static Optional<Description> guess(byte[] data) {
    Optional<String> text = ElementData.findText(data).map(String::strip);
    try {
      if (text.filter(any -> any.startsWith("<")).isPresent()) {
        return Optional.of(describe(SecureXml.parse(text.get(), "element")));
      } else if (text.filter(any -> any.startsWith("{")).isPresent()) {
        JsonNode json = JsonMapper.shared().readTree(text.get());
        return Optional.of(
            new Description(
                json.path("id").asString(null),
                json.path("name").asString(""),
                json.path("version").asString(""),
                json.path("description").asString(""),
                null));
      }
    } catch (InvalidContentException | JacksonException e) {
      return Optional.empty(); // kept byte for byte, so nothing of it needs to be understood
    }
    return Optional.empty();
  }
}
