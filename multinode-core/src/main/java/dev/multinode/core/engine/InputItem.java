package dev.multinode.core.engine;

import dev.multinode.core.content.Binding;
import dev.multinode.core.content.Item;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a person: the answer's fields are bound as the results of the item. While nobody has
 * answered, the run is a row ({@code vro-workflow-xml.md} §2, input).
 */
record InputItem() implements ItemKind {
  private static final String GROUP = "security.group";
  private static final String ASSIGNEES = "security.assignees";
  private static final String GROUPS = "security.assignee.groups";
  private static final String TIMEOUT = "timeout.date";
  private static final Set<String> OWN = Set.of(GROUP, ASSIGNEES, GROUPS, TIMEOUT);
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

  @Override
  public Outcome run(Visit visit) {
    Item item = visit.item();
    Map<String, Value> bound = visit.bound(item.inBindings());
    List<String> groups = new ArrayList<>(names(bound.get(GROUPS)));
    groups.addAll(names(bound.get(GROUP)));
    Map<String, Value> shown = new LinkedHashMap<>(bound);
    shown.keySet().removeAll(OWN);
    return new Outcome.Ask(
        new Question(
            Question.id(visit.session().requestId()),
            item.name(),
            item.displayName(),
            text(item, shown),
            names(bound.get(ASSIGNEES)),
            groups,
            bound.get(TIMEOUT) instanceof Value.Date date ? date.at() : null,
            fields(item),
            shown));
  }

  @Override
  public boolean hasEffects() {
    return false;
  }

  /** A text that only says what is shown, such as <code>${request}</code>, is filled in. */
  private static String text(Item item, Map<String, Value> shown) {
    return PLACE
        .matcher(item.form().text())
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    PlainValues.write(shown.getOrDefault(place.group(1), Value.NULL))
                        .asString("")));
  }

  private static List<Interaction.Field> fields(Item item) {
    Set<String> mandatory = item.form().mandatory();
    List<Interaction.Field> fields = new ArrayList<>();
    for (Binding binding : item.outBindings()) {
      fields.add(
          new Interaction.Field(
              new Parameter(
                  binding.name(), binding.type(), item.form().description(binding.name())),
              mandatory.contains(binding.name())));
    }
    return fields;
  }

  /** Users and groups may come as objects or as plain texts. */
  private static List<String> names(Value value) {
    if (value instanceof Value.Array array) {
      return array.items().stream().flatMap(item -> names(item).stream()).toList();
    }
    if (value instanceof Value.Ref ref) {
      return List.of(ref.id());
    }
    return value instanceof Value.Text text && !text.text().isBlank()
        ? List.of(text.text())
        : List.of();
  }

  @Override
  public Outcome happened(Visit visit, Value payload) {
    Settlement settlement = Settlement.of(payload);
    if (settlement.failure() != null) {
      throw new IllegalArgumentException(settlement.failure() + " (" + visit.source() + ")");
    }
    visit
        .session()
        .log()
        .line(
            "server",
            "info",
            "'%s' was answered by '%s'".formatted(visit.item().displayName(), settlement.by()));
    visit.bind(visit.item().outBindings(), settlement.answer());
    return new Outcome.GoTo(visit.item().outName());
  }

  /**
   * How a question came to its end.
   *
   * @param by who answered; null when nobody did
   * @param answer by the names of the fields; empty when nobody answered
   * @param failure why there is no answer; null when there is one
   */
  record Settlement(String by, Map<String, Value> answer, String failure) {
    static Settlement answered(String by, Map<String, Value> answer) {
      return new Settlement(by, answer, null);
    }

    static Settlement canceled(String by, String itemName) {
      return new Settlement(null, Map.of(), "'%s' was canceled by '%s'".formatted(itemName, by));
    }

    static Settlement late(String itemName, Instant until) {
      return new Settlement(
          null, Map.of(), "nobody answered '%s' until %s".formatted(itemName, until));
    }

    Value toValue() {
      Map<String, Value> entries = new LinkedHashMap<>();
      entries.put("by", Value.of(by));
      entries.put("answer", new Value.Props(answer));
      entries.put("failure", Value.of(failure));
      return new Value.Props(entries);
    }

    static Settlement of(Value value) {
      Map<String, Value> entries = ((Value.Props) value).entries();
      return new Settlement(
          text(entries.get("by")),
          ((Value.Props) entries.get("answer")).entries(),
          text(entries.get("failure")));
    }

    private static String text(Value value) {
      return value instanceof Value.Text text ? text.text() : null;
    }
  }
}
