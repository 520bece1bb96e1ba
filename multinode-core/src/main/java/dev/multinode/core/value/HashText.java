package dev.multinode.core.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collections in the old encoding: {@code #{#string#a#;#string#b#}#} and {@code
 * #[#key#=#type#value#+#key#=#type#value#]#}. It has no escapes, so a text that holds a separator
 * cannot be told from two elements; servers have the same difficulty.
 */
final class HashText {
  private static final int MAX_DEPTH = 100;

  private final String text;
  private int at;

  private HashText(String text) {
    this.text = text;
  }

  static Value read(String text, TypeName type, int depth) {
    HashText reader = new HashText(text);
    Value value = reader.collection(type, depth);
    if (reader.at != text.length()) {
      throw reader.broken();
    }
    return value;
  }

  private Value collection(TypeName type, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("the value nests deeper than " + MAX_DEPTH);
    }
    return ValueKind.of(type) == ValueKind.ARRAY ? array(type, depth) : entries(type, depth);
  }

  private Value array(TypeName type, int depth) {
    List<Value> items = new ArrayList<>();
    expect("#{");
    if (!skip("##}#")) {
      do {
        expect("#");
        items.add(element(type.element(), "#;#", "#}#", depth));
      } while (skip("#;"));
      expect("#}#");
    }
    return TextValues.array(type, items);
  }

  private Value entries(TypeName type, int depth) {
    Map<String, TypeName> types = type.fields();
    Map<String, Value> entries = new LinkedHashMap<>();
    expect("#[");
    if (!skip("##]#")) {
      do {
        expect("#");
        String key = until("#=#");
        expect("#=#");
        TypeName declared = types.getOrDefault(key, TypeName.ANY);
        entries.put(key, element(declared, "#+#", "#]#", depth));
      } while (skip("#+"));
      expect("#]#");
    }
    return TextValues.entries(type, entries);
  }

  /** {@code type#value}; only a collection may hold separators. */
  private Value element(TypeName declared, String separator, String end, int depth) {
    TypeName type = TextValues.elementType(until("#"), declared);
    expect("#");
    ValueKind kind = ValueKind.of(type);
    boolean array = kind == ValueKind.ARRAY && text.startsWith("#{", at);
    boolean keyed =
        (kind == ValueKind.PROPERTIES || kind == ValueKind.COMPOSITE) && text.startsWith("#[", at);
    if (array || keyed) {
      return collection(type, depth + 1);
    }
    int next = text.indexOf(separator, at);
    int last = text.indexOf(end, at);
    int stop = next < 0 ? last : last < 0 ? next : Math.min(next, last);
    if (stop < 0) {
      throw broken();
    }
    String value = text.substring(at, stop);
    at = stop;
    return TextValues.read(value, type, depth + 1);
  }

  private String until(String mark) {
    int found = text.indexOf(mark, at);
    if (found < 0) {
      throw broken();
    }
    String taken = text.substring(at, found);
    at = found;
    return taken;
  }

  private boolean skip(String mark) {
    boolean there = text.startsWith(mark, at);
    at += there ? mark.length() : 0;
    return there;
  }

  private void expect(String mark) {
    if (!skip(mark)) {
      throw broken();
    }
  }

  private IllegalArgumentException broken() {
    return new IllegalArgumentException(
        "its text is no collection in the old encoding: wrong at character " + at);
  }
}
