package dev.multinode.core.engine;

import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an item asks a person.
 *
 * @param id the same again when the item runs again after a crash
 * @param until null when it waits for ever
 * @see Interaction for the rest
 */
record Question(
    String id,
    String item,
    String itemName,
    String text,
    List<String> assignees,
    List<String> groups,
    Instant until,
    List<Interaction.Field> fields,
    Map<String, Value> shown) {

  /**
   * @param requestId made of run, item and visit
   */
  static String id(String requestId) {
    return UUID.nameUUIDFromBytes(requestId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** All that has no column of its own. */
  Map<String, Value> toValues() {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("text", Value.of(text));
    entries.put("assignees", texts(assignees));
    entries.put("groups", texts(groups));
    entries.put(
        "fields",
        new Value.Array(TypeName.PROPERTIES, fields.stream().map(Question::toValue).toList()));
    entries.put("shown", new Value.Props(shown));
    return entries;
  }

  private static Value toValue(Interaction.Field field) {
    return new Value.Props(
        Map.of(
            "name", Value.of(field.name()),
            "type", Value.of(field.parameter().type().text()),
            "description", Value.of(field.parameter().description()),
            "mandatory", Value.of(field.mandatory())));
  }

  private static Value texts(List<String> texts) {
    return new Value.Array(TypeName.STRING, texts.stream().map(Value::of).toList());
  }

  static List<String> texts(Value array) {
    return items(array).stream().map(Question::text).toList();
  }

  static List<Interaction.Field> fields(Value array) {
    List<Interaction.Field> fields = new ArrayList<>();
    for (Value item : items(array)) {
      Map<String, Value> entries = ((Value.Props) item).entries();
      fields.add(
          new Interaction.Field(
              new Parameter(
                  text(entries.get("name")),
                  new TypeName(text(entries.get("type"))),
                  text(entries.get("description"))),
              ((Value.Bool) entries.get("mandatory")).truth()));
    }
    return fields;
  }

  static String text(Value value) {
    return ((Value.Text) value).text();
  }

  private static List<Value> items(Value array) {
    return ((Value.Array) array).items();
  }
}
