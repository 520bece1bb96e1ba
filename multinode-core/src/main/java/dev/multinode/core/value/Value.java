package dev.multinode.core.value;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a parameter can hold. Values are immutable and safe for use by many threads; a value
 * that is not there is {@link Null}, never a Java null.
 */
public sealed interface Value {
  Null NULL = new Null();

  static Value of(String text) {
    return text == null ? NULL : new Text(text);
  }

  static Value of(double number) {
    return new Num(number);
  }

  static Value of(boolean truth) {
    return new Bool(truth);
  }

  /** The type to write where none is declared, as for an element of {@code Any}. */
  TypeName type();

  default boolean isNull() {
    return false;
  }

  /** No value. */
  record Null() implements Value {
    @Override
    public TypeName type() {
      return TypeName.ANY;
    }

    @Override
    public boolean isNull() {
      return true;
    }
  }

  /** Text of the types string, Text, Path and Regexp. */
  record Text(String text) implements Value {
    public Text {
      requireNonNull(text);
    }

    @Override
    public TypeName type() {
      return TypeName.STRING;
    }
  }

  /** Every number is a double, as in JavaScript. */
  record Num(double number) implements Value {
    @Override
    public TypeName type() {
      return TypeName.NUMBER;
    }
  }

  record Bool(boolean truth) implements Value {
    @Override
    public TypeName type() {
      return TypeName.BOOLEAN;
    }
  }

  /** A moment; milliseconds count, anything finer is lost on the wire. */
  record Date(Instant at) implements Value {
    public Date {
      requireNonNull(at);
    }

    @Override
    public TypeName type() {
      return TypeName.DATE;
    }
  }

  /** A secret text. {@code toString} hides it; only codecs and scripts read it. */
  record Secret(String text) implements Value {
    public Secret {
      requireNonNull(text);
    }

    @Override
    public TypeName type() {
      return TypeName.SECURE_STRING;
    }

    @Override
    public String toString() {
      return "Secret[***]";
    }
  }

  /** Keys to values in the order of insertion. */
  record Props(Map<String, Value> entries) implements Value {
    public Props {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public TypeName type() {
      return TypeName.PROPERTIES;
    }
  }

  /**
   * @param element the type of the elements; {@code Any} when it is not known
   * @param items may hold {@link Null}
   */
  record Array(TypeName element, List<Value> items) implements Value {
    public Array {
      requireNonNull(element);
      items = Collections.unmodifiableList(new ArrayList<>(items));
    }

    @Override
    public TypeName type() {
      return TypeName.arrayOf(element);
    }
  }

  /**
   * @param type a composite type, with or without a name
   * @param fields by name, in the order of the type
   */
  record Composite(TypeName type, Map<String, Value> fields) implements Value {
    public Composite {
      requireNonNull(type);
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** A file as a value. The content belongs to the value: callers do not change the array. */
  record Mime(String name, String mimeType, byte[] content) implements Value {
    public Mime {
      requireNonNull(name);
      requireNonNull(mimeType);
      requireNonNull(content);
    }

    @Override
    public TypeName type() {
      return TypeName.MIME_ATTACHMENT;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Mime that
          && name.equals(that.name)
          && mimeType.equals(that.mimeType)
          && java.util.Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
      return name.hashCode() * 31 + java.util.Arrays.hashCode(content);
    }

    @Override
    public String toString() {
      return "Mime[%s, %s, %d bytes]".formatted(name, mimeType, content.length);
    }
  }

  /**
   * An object that lives elsewhere: in a plug-in's inventory, in the content store, or on a remote
   * server.
   *
   * @param type such as {@code VC:VirtualMachine}, {@code Workflow}, {@code Trigger}
   * @param id opaque; unique within its type
   * @param display what people call it; null when not known, and not part of the identity
   */
  record Ref(TypeName type, String id, String display) implements Value {
    public Ref {
      requireNonNull(type);
      requireNonNull(id);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ref that && type.is(that.type) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }
  }
}
