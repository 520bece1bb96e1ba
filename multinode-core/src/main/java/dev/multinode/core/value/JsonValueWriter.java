package dev.multinode.core.value;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes values as the vRO API does ({@code vro-rest-api.md} §4). The key of a value follows from
 * what it is; the declared type decides only between spellings of the same thing. Safe for use by
 * many threads.
 */
public final class JsonValueWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final TypeName REGEXP = new TypeName("Regexp");
  private static final TypeName ENCRYPTED = new TypeName("EncryptedString");

  private final Function<Value.Ref, Optional<String>> hrefs;
  private final boolean showSecrets;

  /**
   * @param hrefs the address of an object in the catalog; empty for an object that has none
   * @param showSecrets true to send secrets to a server that needs them; false writes {@code ***}
   *     and {@code isPlainText: false} in their place
   */
  public JsonValueWriter(Function<Value.Ref, Optional<String>> hrefs, boolean showSecrets) {
    this.hrefs = requireNonNull(hrefs);
    this.showSecrets = showSecrets;
  }

  /** A parameter with its value, which is left out when it is null. */
  public ObjectNode writeParameter(Parameter parameter, Value value) {
    ObjectNode node = JSON.objectNode();
    node.put("name", parameter.name());
    node.put("type", parameter.type().text());
    node.put("scope", "local");
    if (!parameter.description().isEmpty()) {
      node.put("description", parameter.description());
    }
    putValue(node, value, parameter.type());
    return node;
  }

  /**
   * The member {@code value} of a parameter: an object with one key.
   *
   * @param declared as the parameter declares it, {@link TypeName#ANY} when it is not known
   * @throws IllegalArgumentException for {@link Value#NULL}, which is written by leaving the member
   *     out
   */
  public ObjectNode write(Value value, TypeName declared) {
    if (value instanceof Value.Text text) {
      return keyed(declared.is(REGEXP) ? "regex" : "string", scalar().put("value", text.text()));
    } else if (value instanceof Value.Num num) {
      return keyed("number", scalar().put("value", num.number()));
    } else if (value instanceof Value.Bool bool) {
      return keyed("boolean", scalar().put("value", bool.truth()));
    } else if (value instanceof Value.Date date) {
      return keyed("date", scalar().put("value", Scalars.isoDate(date.at())));
    } else if (value instanceof Value.Secret secret) {
      return secret(secret, declared);
    } else if (value instanceof Value.Array array) {
      return array(array, declared);
    } else if (value instanceof Value.Props props) {
      return keyed("properties", entries(props.entries(), "key", Map.of()));
    } else if (value instanceof Value.Composite composite) {
      return keyed("composite", entries(composite.fields(), "id", composite.type().fields()));
    } else if (value instanceof Value.Mime mime) {
      return mime(mime);
    } else if (value instanceof Value.Ref ref) {
      return reference(ref);
    }
    throw new IllegalArgumentException("null is written by leaving the value out");
  }

  private ObjectNode secret(Value.Secret secret, TypeName declared) {
    ObjectNode inner = scalar().put("value", showSecrets ? secret.text() : "***");
    if (!showSecrets) {
      inner.put("isPlainText", false);
    }
    return keyed(declared.is(ENCRYPTED) ? "encrypted-string" : "secure-string", inner);
  }

  private ObjectNode array(Value.Array array, TypeName declared) {
    TypeName element = declared.isArray() ? declared.element() : array.element();
    ObjectNode inner = JSON.objectNode();
    ArrayNode elements = inner.putArray("elements");
    for (Value item : array.items()) {
      if (item.isNull()) {
        elements.addNull();
      } else {
        elements.add(write(item, element));
      }
    }
    return keyed("array", inner);
  }

  private ObjectNode entries(
      Map<String, Value> values, String keyName, Map<String, TypeName> types) {
    ObjectNode inner = JSON.objectNode();
    ArrayNode list = inner.putArray("property");
    values.forEach(
        (key, value) -> {
          ObjectNode entry = list.addObject().put(keyName, key);
          putValue(entry, value, types.getOrDefault(key, TypeName.ANY));
        });
    return inner;
  }

  private void putValue(ObjectNode node, Value value, TypeName type) {
    if (!value.isNull()) {
      node.set("value", write(value, type));
    }
  }

  /** The content goes under both names that clients know. */
  private static ObjectNode mime(Value.Mime mime) {
    String content = Base64.getEncoder().encodeToString(mime.content());
    return keyed(
        "mime-attachment",
        scalar()
            .put("name", mime.name())
            .put("mime-type", mime.mimeType())
            .put("content", content)
            .put("mime-content", content));
  }

  private ObjectNode reference(Value.Ref ref) {
    ObjectNode inner = scalar().put("type", ref.type().text()).put("id", ref.id());
    if (ref.display() != null) {
      inner.put("display-value", ref.display());
    }
    hrefs.apply(ref).ifPresent(href -> inner.put("href", href));
    return keyed("sdk-object", inner);
  }

  private static ObjectNode scalar() {
    return JSON.objectNode();
  }

  private static ObjectNode keyed(String key, ObjectNode inner) {
    ObjectNode node = JSON.objectNode();
    node.set(key, inner);
    return node;
  }
}
