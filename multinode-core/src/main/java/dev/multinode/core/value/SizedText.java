package dev.multinode.core.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Collections with lengths, as servers write them from 8.2 on: {@code [18:string#10.0.30.254]} and
 * {@code {8:11:standard=string#1234\n}}.
 *
 * <p>Whether lengths count UTF-16 units or code points is not documented; the first that makes the
 * text come out even is taken.
 */
final class SizedText {
  private final String text;
  private final boolean codePoints;
  private int at = 1;

  private SizedText(String text, boolean codePoints) {
    this.text = text;
    this.codePoints = codePoints;
  }

  static Value read(String text, TypeName type, int depth) {
    if (ValueKind.of(type) == ValueKind.ARRAY) {
      List<Value> items = new ArrayList<>();
      for (String item : split(text, '[', SizedText::items)) {
        items.add(element(item, type.element(), depth));
      }
      return TextValues.array(type, items);
    }
    Map<String, TypeName> types = type.fields();
    Map<String, Value> entries = new LinkedHashMap<>();
    split(text, '{', SizedText::entries)
        .forEach(
            (key, value) ->
                entries.put(key, element(value, types.getOrDefault(key, TypeName.ANY), depth)));
    return TextValues.entries(type, entries);
  }

  /** Only this level is tried in both ways, so that nesting does not multiply the attempts. */
  private static <T> T split(String text, char begin, Function<SizedText, T> splitter) {
    SizedText units = new SizedText(text, false);
    if (text.charAt(0) != begin) {
      throw TextValues.unreadable("collection");
    }
    try {
      return splitter.apply(units);
    } catch (IllegalArgumentException e) {
      if (text.codePointCount(0, text.length()) == text.length()) {
        throw e;
      }
      return splitter.apply(new SizedText(text, true));
    }
  }

  private static Value element(String typed, TypeName declared, int depth) {
    int hash = typed.indexOf('#');
    if (hash < 0) {
      throw TextValues.unreadable("collection, since an element has no type");
    }
    TypeName elementType = TextValues.elementType(typed.substring(0, hash), declared);
    return TextValues.read(typed.substring(hash + 1), elementType, depth + 1);
  }

  private List<String> items() {
    List<String> items = new ArrayList<>();
    if (!skip(']')) {
      do {
        items.add(take(length()));
      } while (skip(','));
      expect(']');
    }
    end();
    return items;
  }

  private Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    while (!skip('}')) {
      int keyLength = length();
      int valueLength = length();
      String key = take(keyLength);
      expect('=');
      entries.put(key, take(valueLength));
      skip('\r');
      expect('\n');
    }
    end();
    return entries;
  }

  private int length() {
    int colon = text.indexOf(':', at);
    if (colon <= at || colon - at > 9) {
      throw uneven();
    }
    try {
      int length = Integer.parseUnsignedInt(text, at, colon, 10);
      at = colon + 1;
      return length;
    } catch (NumberFormatException e) {
      throw uneven();
    }
  }

  private String take(int length) {
    try {
      int end = codePoints ? text.offsetByCodePoints(at, length) : at + length;
      String taken = text.substring(at, end);
      at = end;
      return taken;
    } catch (IndexOutOfBoundsException e) {
      throw uneven();
    }
  }

  private boolean skip(char mark) {
    boolean there = at < text.length() && text.charAt(at) == mark;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char mark) {
    if (!skip(mark)) {
      throw uneven();
    }
  }

  private void end() {
    if (at != text.length()) {
      throw uneven();
    }
  }

  private IllegalArgumentException uneven() {
    return new IllegalArgumentException(
        "its text is no collection with lengths: wrong at character " + at);
  }
}
