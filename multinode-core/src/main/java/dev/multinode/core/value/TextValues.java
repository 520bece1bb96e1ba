package dev.multinode.core.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Values as the XML of workflows and configurations holds them ({@code vro-workflow-xml.md} §4).
 * Collections are read in both encodings, the old one with {@code #} and the one with lengths, and
 * written in the latter.
 */
public final class TextValues {
  private static final String NULL = "__NULL__";
  private static final TypeName ARRAY = new TypeName("Array");

  /** More than any person writes; less than a stack holds. */
  private static final int MAX_DEPTH = 100;

  private static final Pattern DATE =
      Pattern.compile("(\\d{14})(\\d{3})?\\s*(Z|[+-]\\d\\d:?\\d\\d)?");

  private static final DateTimeFormatter DATE_READ =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuuMMddHHmmss")
          .appendValue(ChronoField.MILLI_OF_SECOND, 3)
          .appendOffset("+HHMM", "Z")
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssxx", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSSxx", Locale.ROOT).withZone(ZoneOffset.UTC);

  private TextValues() {}

  /**
   * Reads a value. A missing text is {@link Value#NULL}; so is an empty one, but for texts and
   * secrets.
   *
   * @param text null when there is none
   * @throws IllegalArgumentException when it is no value of the type; the message does not repeat
   *     it
   */
  public static Value read(String text, TypeName type) {
    return read(text, type, 0);
  }

  static Value read(String text, TypeName type, int depth) {
    if (text == null || text.equals(NULL)) {
      return Value.NULL;
    }
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("the value nests deeper than " + MAX_DEPTH);
    }
    ValueKind kind = ValueKind.of(type);
    if (kind == ValueKind.TEXT) {
      return new Value.Text(text);
    } else if (kind == ValueKind.SECRET) {
      return new Value.Secret(text);
    } else if (text.isBlank()) {
      return Value.NULL;
    }
    return switch (kind) {
      case NUMBER ->
          Scalars.number(text).map(Value.Num::new).orElseThrow(() -> unreadable("number"));
      case BOOLEAN ->
          Scalars.truth(text).map(Value.Bool::new).orElseThrow(() -> unreadable("boolean"));
      case DATE -> new Value.Date(date(text.strip()));
      case ARRAY, PROPERTIES, COMPOSITE -> collection(text.strip(), type, depth);
      case ANY -> any(text, depth);
      case MIME -> throw unreadable("file");
      default ->
          ObjectReferences.parse(text).orElseGet(() -> new Value.Ref(type, text.strip(), null));
    };
  }

  private static Instant date(String text) {
    Matcher form = DATE.matcher(text);
    if (!form.matches()) {
      // tools write ISO-8601; bare digits would be taken as milliseconds, which nobody writes here
      boolean iso = text.indexOf('-') > 0;
      return Optional.of(text)
          .filter(any -> iso)
          .flatMap(Scalars::date)
          .orElseThrow(() -> unreadable("date"));
    }
    String millis = form.group(2) == null ? "000" : form.group(2);
    String zone = form.group(3) == null ? "Z" : form.group(3).replace(":", "");
    try {
      return OffsetDateTime.parse(form.group(1) + millis + zone, DATE_READ).toInstant();
    } catch (DateTimeException e) {
      throw unreadable("date");
    }
  }

  private static Value collection(String text, TypeName type, int depth) {
    if (text.startsWith("#")) {
      return HashText.read(text, type, depth);
    }
    return SizedText.read(text, type, depth);
  }

  /** {@code type#value}; a text without a type is a text. */
  private static Value any(String text, int depth) {
    if (text.startsWith("#{") || text.startsWith("#[")) {
      return collection(text, text.charAt(1) == '{' ? ARRAY : TypeName.PROPERTIES, depth);
    }
    int hash = text.indexOf('#');
    return hash <= 0 || text.substring(0, hash).isBlank()
        ? new Value.Text(text)
        : read(text.substring(hash + 1), new TypeName(text.substring(0, hash)), depth + 1);
  }

  static IllegalArgumentException unreadable(String what) {
    return new IllegalArgumentException("its text is no " + what);
  }

  /**
   * The type to read an element of a collection as: what it says, unless the declaration says the
   * same more exactly, as {@code Array/string} does for {@code Array}.
   */
  static TypeName elementType(String said, TypeName declared) {
    if (said.isBlank()) {
      throw unreadable("collection, since an element has no type");
    }
    TypeName type = new TypeName(said);
    ValueKind kind = ValueKind.of(type);
    boolean bare = kind == ValueKind.ARRAY && !type.isArray();
    bare |= kind == ValueKind.COMPOSITE && !type.isComposite();
    return bare && ValueKind.of(declared) == kind ? declared : type;
  }

  static Value.Array array(TypeName type, List<Value> items) {
    List<TypeName> types =
        items.stream().filter(item -> !item.isNull()).map(Value::type).distinct().toList();
    boolean known = type.isArray() || types.size() != 1;
    return new Value.Array(known ? type.element() : types.get(0), items);
  }

  static Value entries(TypeName type, Map<String, Value> entries) {
    if (ValueKind.of(type) == ValueKind.PROPERTIES) {
      return new Value.Props(entries);
    }
    return new Value.Composite(type, entries);
  }

  /**
   * Writes a value, collections with lengths.
   *
   * @throws IllegalArgumentException for a file, which has no form in XML
   */
  public static String write(Value value, TypeName declared) {
    if (ValueKind.of(declared) == ValueKind.ANY) {
      return value.isNull() ? "Any#" + NULL : typed(value, TypeName.ANY);
    }
    if (value instanceof Value.Text text) {
      return text.text();
    } else if (value instanceof Value.Num num) {
      return Double.toString(num.number());
    } else if (value instanceof Value.Bool bool) {
      return Boolean.toString(bool.truth());
    } else if (value instanceof Value.Date date) {
      boolean whole = date.at().toEpochMilli() % 1000 == 0;
      return (whole ? SECONDS : MILLIS).format(date.at());
    } else if (value instanceof Value.Secret secret) {
      return secret.text();
    } else if (value instanceof Value.Array array) {
      TypeName element = declared.isArray() ? declared.element() : array.element();
      return array.items().stream()
          .map(item -> typed(item, element))
          .map(item -> item.length() + ":" + item)
          .collect(Collectors.joining(",", "[", "]"));
    } else if (value instanceof Value.Props props) {
      return entries(props.entries(), Map.of());
    } else if (value instanceof Value.Composite composite) {
      return entries(composite.fields(), composite.type().fields());
    } else if (value instanceof Value.Ref ref) {
      return ObjectReferences.write(ref);
    } else if (value instanceof Value.Mime) {
      throw new IllegalArgumentException("a file cannot be the value of an attribute");
    }
    return NULL;
  }

  private static String entries(Map<String, Value> values, Map<String, TypeName> types) {
    StringBuilder out = new StringBuilder("{");
    values.forEach(
        (key, value) -> {
          String text = typed(value, types.getOrDefault(key, TypeName.ANY));
          out.append(key.length()).append(':').append(text.length()).append(':');
          out.append(key).append('=').append(text).append('\n');
        });
    return out.append('}').toString();
  }

  /** {@code type#value}, in the value's own type where none is declared. */
  private static String typed(Value value, TypeName declared) {
    TypeName type = declared.isAny() ? value.type() : declared;
    return type.text() + "#" + (value.isNull() ? NULL : write(value, type));
  }
}
