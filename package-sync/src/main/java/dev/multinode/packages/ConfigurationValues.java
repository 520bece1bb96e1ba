package dev.multinode.packages;

import java.util.LinkedHashMap;
import java.util.Map;

/** The attributes of a configuration element, decoded. */
final class ConfigurationValues {
  private ConfigurationValues() {}

  static Map<String, ConfigurationValue> read(Map<String, ElementContent.Attribute> attributes) {
    Map<String, ConfigurationValue> values = new LinkedHashMap<>();
    return values;
  }
}
