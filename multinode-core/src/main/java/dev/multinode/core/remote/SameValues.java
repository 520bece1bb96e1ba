package dev.multinode.core.remote;

import dev.multinode.core.value.Value;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Whether a value that a server shows can be the one that was sent to it. Servers lose what is
 * finer than a millisecond, the element type of arrays, and show secrets encrypted.
 */
final class SameValues {
  private SameValues() {}

  /** Compares inputs by name; one that is missing is null. */
  static boolean same(Map<String, Value> sent, Map<String, Value> shown) {
    return sent.entrySet().stream()
        .allMatch(input -> same(input.getValue(), shown.getOrDefault(input.getKey(), Value.NULL)));
  }

  static boolean same(Value sent, Value shown) {
    if (sent instanceof Value.Secret) {
      return !shown.isNull();
    }
    if (sent instanceof Value.Date a && shown instanceof Value.Date b) {
      return a.at().truncatedTo(ChronoUnit.MILLIS).equals(b.at().truncatedTo(ChronoUnit.MILLIS));
    }
    if (sent instanceof Value.Array a && shown instanceof Value.Array b) {
      return sameItems(a.items(), b.items());
    }
    if (sent instanceof Value.Props a && shown instanceof Value.Props b) {
      return a.entries().keySet().equals(b.entries().keySet()) && same(a.entries(), b.entries());
    }
    if (sent instanceof Value.Composite a && shown instanceof Value.Composite b) {
      return same(a.fields(), b.fields());
    }
    return sent.equals(shown);
  }

  private static boolean sameItems(List<Value> sent, List<Value> shown) {
    if (sent.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < sent.size(); i++) {
      if (!same(sent.get(i), shown.get(i))) {
        return false;
      }
    }
    return true;
  }
}
