package dev.multinode.core.rest;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.TypeName;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The plug-ins of the node by namespace, and their objects as links. */
final class Plugins {
  private final List<NodePlugin> all;

  @Inject
  Plugins(Set<NodePlugin> plugins) {
    all = plugins.stream().sorted(Comparator.comparing(NodePlugin::name)).toList();
  }

  /** Ordered by name. */
  List<NodePlugin> all() {
    return all;
  }

  /**
   * @throws NotFoundException when no plug-in has this namespace
   */
  NodePlugin get(String namespace) {
    return all.stream()
        .filter(plugin -> plugin.name().equals(namespace))
        .findFirst()
        .orElseThrow(
            () -> new NotFoundException("plug-in", namespace, "see 'GET /vco/api/plugins'"));
  }

  /**
   * A type with its namespace.
   *
   * @throws NotFoundException when the plug-in has no such type
   */
  TypeName type(NodePlugin plugin, String simpleName) {
    return plugin.types().stream()
        .filter(type -> type.simpleName().equals(simpleName))
        .findFirst()
        .orElseThrow(
            () ->
                new NotFoundException(
                    "type",
                    plugin.name() + ":" + simpleName,
                    "see 'GET /vco/api/catalog/%s'".formatted(plugin.name())));
  }

  /** An object as lists show it. */
  static Link link(Hrefs hrefs, PluginObject object) {
    TypeName type = object.type();
    String namespace = type.namespace().orElse("");
    Link link =
        Link.down(hrefs.api("catalog", namespace, type.simpleName(), object.id()))
            .with("id", object.id())
            .with("name", object.name())
            .with("displayName", object.name())
            .with("type", type.text())
            .with("@type", type.text())
            .with("dunesId", "%s:%s/%s".formatted(namespace, type.simpleName(), object.id()));
    for (var property : object.properties().entrySet()) {
      if (!link.attributes().containsKey(property.getKey())) {
        JsonNode value = PlainValues.write(property.getValue());
        String text = value.isString() ? value.stringValue() : value.toString();
        link = link.with(property.getKey(), value.isNull() ? null : text);
      }
    }
    return link;
  }
}
