package dev.multinode.core.value;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The name of a parameter's type as workflows write it: {@code string}, {@code Array/number},
 * {@code VC:VirtualMachine}, {@code CompositeType(a:string,b:number):Name}.
 *
 * <p>Case is kept as written and does not count in comparisons of simple types, since clients send
 * {@code STRING} and {@code array/string} ({@code vro-rest-api.md} §4).
 *
 * @param text as written, without blanks at either end; never empty
 */
public record TypeName(String text) {
  public static final TypeName ANY = new TypeName("Any");
  public static final TypeName STRING = new TypeName("string");
  public static final TypeName NUMBER = new TypeName("number");
  public static final TypeName BOOLEAN = new TypeName("boolean");
  public static final TypeName DATE = new TypeName("Date");
  public static final TypeName SECURE_STRING = new TypeName("SecureString");
  public static final TypeName PROPERTIES = new TypeName("Properties");
  public static final TypeName MIME_ATTACHMENT = new TypeName("MimeAttachment");
  public static final TypeName TRIGGER = new TypeName("Trigger");

  private static final String ARRAY = "array/";
  private static final String COMPOSITE = "compositetype(";

  public TypeName {
    text = requireNonNull(text).strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a type has a name");
    }
  }

  public static TypeName arrayOf(TypeName element) {
    return new TypeName("Array/" + element.text);
  }

  public boolean isArray() {
    return text.length() > ARRAY.length() && text.regionMatches(true, 0, ARRAY, 0, ARRAY.length());
  }

  /** The type of an array's elements; {@link #ANY} for a type that is no array. */
  public TypeName element() {
    String element = isArray() ? text.substring(ARRAY.length()).strip() : "";
    return element.isEmpty() ? ANY : new TypeName(element);
  }

  public boolean isComposite() {
    return text.regionMatches(true, 0, COMPOSITE, 0, COMPOSITE.length());
  }

  /** Fields of a composite type in their order; empty for every other type. */
  public Map<String, TypeName> fields() {
    Map<String, TypeName> fields = new LinkedHashMap<>();
    if (!isComposite()) {
      return fields;
    }
    int depth = 0;
    int start = COMPOSITE.length();
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean last = c == ')' && depth == 0;
      if (last || (c == ',' && depth == 0)) {
        addField(fields, text.substring(start, i));
        start = i + 1;
      }
      if (last) {
        break;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return fields;
  }

  private static void addField(Map<String, TypeName> fields, String field) {
    int colon = field.indexOf(':');
    if (colon > 0 && colon < field.length() - 1) {
      fields.put(field.substring(0, colon).strip(), new TypeName(field.substring(colon + 1)));
    }
  }

  /** Whether this names a type of a plug-in, such as {@code VC:VirtualMachine}. */
  public boolean isPlugin() {
    return !isArray() && !isComposite() && text.indexOf(':') > 0;
  }

  /** {@code VC} of {@code VC:VirtualMachine}; empty for a type that no plug-in brings. */
  public Optional<String> namespace() {
    return isPlugin() ? Optional.of(text.substring(0, text.indexOf(':'))) : Optional.empty();
  }

  /** {@code VirtualMachine} of {@code VC:VirtualMachine}; the whole text of any other type. */
  public String simpleName() {
    return isPlugin() ? text.substring(text.indexOf(':') + 1) : text;
  }

  /** Whether both name the same type; case does not count. */
  public boolean is(TypeName other) {
    return text.equalsIgnoreCase(other.text);
  }

  public boolean isAny() {
    return is(ANY);
  }

  /** Text types share one wire form: string, Text, Path and Regexp. */
  public boolean isText() {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "string", "text", "path", "regexp" -> true;
      default -> false;
    };
  }

  /** SecureString, EncryptedString and Credential: what holds one is never shown. */
  public boolean isSecret() {
    return ValueKind.of(this) == ValueKind.SECRET;
  }

  @Override
  public String toString() {
    return text;
  }
}
