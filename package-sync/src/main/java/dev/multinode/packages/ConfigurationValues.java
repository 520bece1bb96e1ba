package dev.multinode.packages;

import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The attributes of a configuration element in plain JSON, secrets as three stars. */
final class ConfigurationValues {
  private ConfigurationValues() {}

  static Map<String, ConfigurationValue> read(Map<String, ElementContent.Attribute> attributes) {
    Map<String, ConfigurationValue> values = new LinkedHashMap<>();
    attributes.forEach(
        (name, each) -> values.put(name, new ConfigurationValue(each.type(), plain(each))));
    return values;
  }

  private static JsonNode plain(ElementContent.Attribute attribute) {
    try {
      TypeName type = new TypeName(attribute.type());
      Value value = TextValues.read(attribute.text(), type);
      // a reference is shown as it is written
      return value instanceof Value.Ref
          ? JsonNodeFactory.instance.stringNode(attribute.text())
          : PlainValues.write(value);
    } catch (IllegalArgumentException e) {
      // the text may hold a secret, so it is not shown
      return JsonNodeFactory.instance.stringNode("(not a value of this type)");
    }
  }
}
