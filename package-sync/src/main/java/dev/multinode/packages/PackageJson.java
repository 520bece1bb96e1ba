package dev.multinode.packages;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Packages in the words of the vRO API ({@code vro-rest-api.md} §5.7). */
final class PackageJson {
  private final ContentStore store;
  private final URI base;

  /**
   * @param base scheme, host and port as the client named them
   */
  PackageJson(ContentStore store, URI base) {
    this.store = store;
    this.base = base;
  }

  /** Clients search the whole answer for attributes called {@code name}: one for each package. */
  Map<String, Object> list() {
    List<Map<String, Object>> links =
        store.packages().stream()
            .map(
                each ->
                    link(
                        "down",
                        href("packages", each.name()),
                        attributes(
                            "name",
                            each.name(),
                            "id",
                            each.id(),
                            "description",
                            each.description())))
            .toList();
    return new LinkedHashMap<>(Map.of("link", links, "start", 0, "total", links.size()));
  }

  Map<String, Object> one(ContentPackage pkg) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", pkg.id());
    json.put("name", pkg.name());
    json.put("description", pkg.description());
    json.put("href", href("packages", pkg.name()));
    json.put("workflows", elements(pkg, ElementType.WORKFLOW, "workflow", "workflows"));
    json.put("actions", elements(pkg, ElementType.ACTION, "actions", "actions"));
    json.put(
        "configurations",
        elements(pkg, ElementType.CONFIGURATION, "configuration", "configurations"));
    json.put("resources", elements(pkg, ElementType.RESOURCE, "resource", "resources"));
    json.put(
        "policyTemplates",
        elements(pkg, ElementType.POLICY_TEMPLATE, "policyTemplate", "policy-templates"));
    json.put("usedPlugins", List.of());
    return json;
  }

  String href(String... segments) {
    StringBuilder href = new StringBuilder(base.toString()).append("/vco/api/");
    for (String each : segments) {
      href.append(URLEncoder.encode(each, StandardCharsets.UTF_8).replace("+", "%20")).append('/');
    }
    return href.toString();
  }

  private List<Map<String, Object>> elements(
      ContentPackage pkg, ElementType type, String wrapper, String path) {
    return pkg.elements().stream()
        .filter(each -> each.type().equals(type))
        .map(store::findInfo)
        .flatMap(Optional::stream)
        .map(each -> Map.<String, Object>of(wrapper, element(each, path)))
        .toList();
  }

  private Map<String, Object> element(ElementInfo info, String path) {
    boolean action = info.key().type().equals(ElementType.ACTION);
    List<Map<String, String>> attributes =
        attributes("id", info.id(), "name", info.name(), "version", info.version());
    if (action) {
      attributes.add(Map.of("name", "fqn", "value", info.qualifiedName()));
    }
    String rel = action ? "action" : path.replaceFirst("s$", "");
    return link(rel, href(path, info.id()), attributes);
  }

  private static Map<String, Object> link(
      String rel, String href, List<Map<String, String>> attributes) {
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("rel", rel);
    link.put("href", href);
    link.put("attributes", attributes);
    return link;
  }

  /** An attribute without a value is written without one, as servers do. */
  private static List<Map<String, String>> attributes(String... namesAndValues) {
    List<Map<String, String>> attributes = new ArrayList<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      Map<String, String> attribute = new LinkedHashMap<>();
      attribute.put("name", namesAndValues[index]);
      if (!namesAndValues[index + 1].isEmpty()) {
        attribute.put("value", namesAndValues[index + 1]);
      }
      attributes.add(attribute);
    }
    return attributes;
  }
}
