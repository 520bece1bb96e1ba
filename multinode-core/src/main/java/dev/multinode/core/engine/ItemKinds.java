package dev.multinode.core.engine;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.Item;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.script.ScriptEngine;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The kinds of items that this engine knows, by the word of the XML. */
final class ItemKinds implements ItemTypes {
  private final Map<String, ItemKind> kinds;

  @Inject
  ItemKinds(ScriptEngine scripts, ContentLibrary library) {
    ItemKind condition = new ScriptItems.Condition(scripts);
    kinds =
        Map.ofEntries(
            Map.entry("task", new ScriptItems.Task(scripts)),
            Map.entry("condition", condition),
            Map.entry("custom-condition", condition),
            Map.entry("switch", new ScriptItems.Switch(scripts)),
            Map.entry("end", new End()),
            Map.entry("link", new CallItems.Link()),
            Map.entry("foreach", new ForeachItem(scripts)),
            Map.entry("multiple", new MultipleItem()),
            Map.entry("decision-activity", new CallItems.Decision(scripts, library)),
            Map.entry("input", new InputItem()),
            Map.entry("waiting-event", new WaitItems.Event()),
            Map.entry("waiting-timer", new WaitItems.Timer()));
  }

  @Override
  public boolean isSupported(String type) {
    return kinds.containsKey(type);
  }

  /**
   * @throws MultinodeException for a kind that we do not know
   */
  ItemKind get(Item item) {
    ItemKind kind = kinds.get(item.kind());
    if (kind == null) {
      throw new MultinodeException(
          ErrorCode.CONTENT_INVALID,
          "item type '%s' is not supported: '%s' (%s) cannot run here; supported are %s"
              .formatted(
                  item.kind(), item.displayName(), item.name(), new TreeSet<>(kinds.keySet())));
    }
    return kind;
  }

  /** Ends the workflow, well or with the error in its variable. */
  private record End() implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      if (!visit.item().endsWithError()) {
        return new Outcome.GoTo(null);
      }
      String variable = visit.item().throwBindName();
      Value error = variable == null ? Value.NULL : visit.frame().get(variable);
      return new Outcome.EndWithError(
          error.isNull()
              ? "the workflow ended with an error (" + visit.source() + ")"
              : text(error));
    }

    private static String text(Value error) {
      JsonNode plain = PlainValues.write(error);
      return plain.isContainer() ? plain.toString() : plain.asString();
    }

    @Override
    public boolean hasEffects() {
      return false;
    }
  }
}
