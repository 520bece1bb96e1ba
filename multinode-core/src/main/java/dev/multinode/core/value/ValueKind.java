package dev.multinode.core.value;

import java.util.Locale;

/** What a type holds, as far as its wire forms differ. */
enum ValueKind {
  TEXT("a text", "{\"string\":{\"value\":\"abc\"}}"),
  NUMBER("a number", "{\"number\":{\"value\":3}}"),
  BOOLEAN("a boolean", "{\"boolean\":{\"value\":true}}"),
  DATE("a date", "{\"date\":{\"value\":\"2026-02-03T04:05:06.789+00:00\"}}"),
  SECRET("a secret text", "{\"secure-string\":{\"value\":\"…\"}}"),
  PROPERTIES("properties", "{\"properties\":{\"property\":[{\"key\":\"k\",\"value\":{…}}]}}"),
  ARRAY("an array", "{\"array\":{\"elements\":[{…}]}}"),
  COMPOSITE("a composite", "{\"composite\":{\"property\":[{\"id\":\"f\",\"value\":{…}}]}}"),
  MIME(
      "a file",
      "{\"mime-attachment\":{\"name\":\"a.txt\",\"mime-type\":\"text/plain\",\"content\":\"BASE64\"}}"),
  OBJECT("an object", "{\"sdk-object\":{\"type\":\"VC:VirtualMachine\",\"id\":\"vm-17\"}}"),
  ANY("a value", "{\"string\":{\"value\":\"abc\"}}");

  private final String words;
  private final String example;

  ValueKind(String words, String example) {
    this.words = words;
    this.example = example;
  }

  /** With its article, for messages. */
  String words() {
    return words;
  }

  /** The REST form of such a value. */
  String example() {
    return example;
  }

  /** Every name that is not of the language itself is the type of an object. */
  static ValueKind of(TypeName type) {
    if (type.isArray()) {
      return ARRAY;
    }
    if (type.isComposite()) {
      return COMPOSITE;
    }
    return switch (type.text().toLowerCase(Locale.ROOT)) {
      case "string", "text", "path", "regexp", "char" -> TEXT;
      case "number" -> NUMBER;
      case "boolean" -> BOOLEAN;
      case "date" -> DATE;
      case "securestring", "encryptedstring", "credential" -> SECRET;
      case "properties" -> PROPERTIES;
      case "array" -> ARRAY;
      case "compositetype" -> COMPOSITE;
      case "mimeattachment" -> MIME;
      case "any", "void", "null" -> ANY;
      default -> OBJECT;
    };
  }
}
