package dev.multinode.core.engine;

import dev.multinode.core.content.Binding;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Items that wait. While a run waits it is a row, and nothing else. */
final class WaitItems {
  private WaitItems() {}

  /** Waits for the event that its binding of type {@code Trigger}, or its only binding, names. */
  record Event() implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      Binding binding = binding(visit);
      Value value = visit.value(binding);
      if (value instanceof Value.Ref trigger) {
        return new Outcome.AwaitEvent(trigger.id());
      }
      if (value instanceof Value.Text id) {
        return new Outcome.AwaitEvent(id.text());
      }
      throw new IllegalArgumentException(
          "there is no event to wait for: '%s' is not set (%s)"
              .formatted(binding.name(), visit.source()));
    }

    private static Binding binding(Visit visit) {
      List<Binding> bindings = visit.item().inBindings();
      return bindings.stream()
          .filter(binding -> binding.type().is(TypeName.TRIGGER))
          .findFirst()
          .or(() -> bindings.size() == 1 ? bindings.stream().findFirst() : Optional.empty())
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no binding of the type Trigger says what to wait for (%s)"
                          .formatted(visit.source())));
    }

    @Override
    public boolean hasEffects() {
      return false;
    }

    /** The event's own data is bound by name, or as a whole when one variable asks for it. */
    @Override
    public Outcome happened(Visit visit, Value payload) {
      List<Binding> out = visit.item().outBindings();
      if (payload instanceof Value.Props data) {
        visit.bind(out, data.entries());
      } else if (out.size() == 1) {
        visit.bind(out, Map.of(out.get(0).name(), payload));
      }
      return new Outcome.GoTo(visit.item().outName());
    }
  }

  /** Waits for a date; one that has passed does not hold it. */
  record Timer() implements ItemKind {
    @Override
    public Outcome run(Visit visit) {
      Value date = visit.item().inBinding("timer.date").map(visit::value).orElse(Value.NULL);
      if (date instanceof Value.Date until) {
        return new Outcome.AwaitTime(until.at());
      }
      throw new IllegalArgumentException(
          "there is no date to wait for: 'timer.date' is not set (%s)".formatted(visit.source()));
    }

    @Override
    public boolean hasEffects() {
      return false;
    }
  }
}
