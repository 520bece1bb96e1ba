package dev.multinode.core.config;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Settings from {@code multinode.yaml}, then the environment, then flags: the later wins, key by
 * key. Each part of the node asks for its section as a record, whose constructor checks the values
 * and knows the defaults.
 *
 * <p>{@code node.maxBodyBytes} is the variable {@code MULTINODE_NODE_MAX_BODY_BYTES}: case and
 * underlines within the key do not count. A list is one text with commas there.
 */
public final class ConfigLoader {
  private static final String PREFIX = "MULTINODE_";

  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(new SimpleModule().addDeserializer(Duration.class, new Durations()))
          .build();
  private final ObjectNode file;
  private final String fileName;
  private final Map<String, String> environment;
  private final Map<String, String> flags;
  private final Set<String> sections = new HashSet<>();

  private ConfigLoader(
      ObjectNode file,
      String fileName,
      Map<String, String> environment,
      Map<String, String> flags) {
    this.file = file;
    this.fileName = fileName;
    this.environment = Map.copyOf(environment);
    this.flags = Map.copyOf(flags);
  }

  /**
   * @param file a YAML file; one that is not there has no settings
   * @param environment all variables of the process
   * @param flags by key: {@code node.port}
   * @throws ConfigException when the file is not YAML, or not of sections
   */
  public static ConfigLoader load(
      Path file, Map<String, String> environment, Map<String, String> flags) {
    ObjectNode settings = JsonMapper.shared().createObjectNode();
    if (Files.exists(file)) {
      try {
        JsonNode tree = YAMLMapper.shared().readTree(file.toFile());
        if (tree instanceof ObjectNode object) {
          settings = object;
        } else if (!tree.isMissingNode() && !tree.isNull()) {
          throw new ConfigException(
              file.toString(), tree, "it must have sections, such as 'node:'");
        }
      } catch (JacksonException e) {
        throw ConfigException.unreadable(file.toString(), e);
      }
    }
    return new ConfigLoader(settings, file.toString(), environment, flags);
  }

  /**
   * One section; the record's defaults where nothing is set.
   *
   * @throws ConfigException for an unknown key, or a value that the record refuses
   */
  public <T extends Record> T section(String name, Class<T> type) {
    sections.add(name);
    List<String> keys =
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
    ObjectNode values = json.createObjectNode();
    fromFile(name, keys, values);
    fromEnvironment(name, keys, values);
    fromFlags(name, keys, values);
    splitLists(type, values);
    return bind(name, type, values);
  }

  /**
   * Call when every section was asked for.
   *
   * @param otherVariables names of variables that begin with {@code MULTINODE_} and are no settings
   * @throws ConfigException for a section, a variable or a flag that belongs to nobody
   */
  public void finish(Set<String> otherVariables) {
    for (String section : file.propertyNames()) {
      if (!sections.contains(section)) {
        throw ConfigException.unknown(section, fileName, Nearest.hint(section, sections));
      }
    }
    for (String variable : environment.keySet()) {
      if (variable.startsWith(PREFIX)
          && !otherVariables.contains(variable)
          && sections.stream().noneMatch(section -> variable.startsWith(prefix(section)))) {
        List<String> known = new ArrayList<>(otherVariables);
        sections.forEach(section -> known.add(prefix(section) + "…"));
        throw ConfigException.unknown(variable, "the environment", Nearest.hint(variable, known));
      }
    }
    for (String flag : flags.keySet()) {
      if (sections.stream().noneMatch(section -> flag.startsWith(section + "."))) {
        throw ConfigException.unknown(flag, "the flags", Nearest.hint(flag, sections));
      }
    }
  }

  private void fromFile(String section, List<String> keys, ObjectNode values) {
    JsonNode node = file.path(section);
    if (node.isMissingNode() || node.isNull()) {
      return;
    }
    if (!(node instanceof ObjectNode object)) {
      throw new ConfigException(section, node, "it is a section, with keys below it");
    }
    for (String key : object.propertyNames()) {
      if (!keys.contains(key)) {
        throw ConfigException.unknown(section + "." + key, fileName, hint(section, key, keys));
      }
    }
    values.setAll(object);
  }

  private void fromEnvironment(String section, List<String> keys, ObjectNode values) {
    String prefix = prefix(section);
    environment.forEach(
        (variable, value) -> {
          if (variable.startsWith(prefix)) {
            String word = variable.substring(prefix.length()).replace("_", "");
            Optional<String> key = keys.stream().filter(word::equalsIgnoreCase).findFirst();
            values.put(
                key.orElseThrow(
                    () ->
                        ConfigException.unknown(
                            variable, "the environment", hint(section, word, keys))),
                value);
          }
        });
  }

  private void fromFlags(String section, List<String> keys, ObjectNode values) {
    flags.forEach(
        (flag, value) -> {
          if (flag.startsWith(section + ".")) {
            String key = flag.substring(section.length() + 1);
            if (!keys.contains(key)) {
              throw ConfigException.unknown(flag, "the flags", hint(section, key, keys));
            }
            values.put(key, value);
          }
        });
  }

  private static void splitLists(Class<? extends Record> type, ObjectNode values) {
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode value = values.path(component.getName());
      if (component.getType() == List.class && value.isString()) {
        ArrayNode items = values.putArray(component.getName());
        Stream.of(value.stringValue().split(","))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .forEach(items::add);
      }
    }
  }

  private <T extends Record> T bind(String section, Class<T> type, ObjectNode values) {
    try {
      return json.treeToValue(values, type);
    } catch (JacksonException e) {
      if (e.getCause() instanceof ConfigException own) {
        throw own;
      }
      String key =
          e.getPath().isEmpty() ? section : section + "." + e.getPath().get(0).getPropertyName();
      Object value =
          e.getPath().isEmpty() ? values : values.path(key.substring(section.length() + 1));
      throw new ConfigException(
          key,
          value instanceof JsonNode node && node.isString() ? node.stringValue() : value,
          expected(type, key));
    }
  }

  /** What a value has to be, by the type of its record component. */
  private static String expected(Class<? extends Record> type, String key) {
    Class<?> wanted =
        Stream.of(type.getRecordComponents())
            .filter(component -> key.endsWith("." + component.getName()))
            .map(RecordComponent::getType)
            .findFirst()
            .orElse(Object.class);
    if (wanted == Integer.class
        || wanted == int.class
        || wanted == Long.class
        || wanted == long.class) {
      return "it must be a whole number";
    }
    if (wanted == Boolean.class || wanted == boolean.class) {
      return "it must be true or false";
    }
    if (wanted == Duration.class) {
      return "it must be a duration such as 250ms, 30s, 5m, 2h, 7d or PT30S";
    }
    return "it must be " + (wanted == List.class ? "a list" : "a text");
  }

  private static String hint(String section, String key, List<String> keys) {
    return Nearest.hint(section + "." + key, keys.stream().map(k -> section + "." + k).toList());
  }

  private static String prefix(String section) {
    return PREFIX + section.toUpperCase(Locale.ROOT) + "_";
  }
}
