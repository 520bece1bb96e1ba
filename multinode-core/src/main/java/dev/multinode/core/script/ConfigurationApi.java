package dev.multinode.core.script;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Optional;

/** The class {@code ConfigurationElement} of scripts. What is written is there for all at once. */
final class ConfigurationApi {
  static final HostClass CLASS =
      ElementApi.declare("ConfigurationElement")
          .property("configurationElementCategory", ElementApi::folder)
          .property(
              "attributes",
              self ->
                  self.array(
                      element(self).attributes().stream()
                          .map(attribute -> ElementApi.attribute(self, attribute))
                          .toList()))
          .method(
              "getAttributeWithKey",
              (self, args) ->
                  element(self)
                      .attribute(args.need(0, "the key"))
                      .map(attribute -> ElementApi.attribute(self, attribute))
                      .orElse(null))
          .method("setAttributeWithKey", ConfigurationApi::set)
          .method("removeAttributeWithKey", ConfigurationApi::remove)
          .method("reload", (self, args) -> null); // what is read is always what is there

  private ConfigurationApi() {}

  private static ConfigurationElement element(Self self) {
    ElementApi.info(self);
    return self.services().library().configuration(self.ref().id());
  }

  /**
   * An attribute that is there keeps its type, unless another is given; a new one takes that of the
   * value.
   */
  private static Object set(Self self, Arguments args) {
    String key = args.need(0, "the key");
    Optional<Attribute> known = element(self).attribute(key);
    TypeName type =
        args.get(2) != null
            ? new TypeName(args.need(2, "the type"))
            : known.map(Attribute::type).orElse(TypeName.ANY);
    String what = "%s: the value of '%s'".formatted(args.function(), key);
    Value value = self.run().read(args.get(1), type, what);
    TypeName stored = type.isAny() && known.isEmpty() ? typeOf(value) : type;
    String text = text(args, value, stored);
    ElementEdits.configuration(
        self,
        old -> {
          Optional<Attribute> before = old.attribute(key);
          return old.withAttribute(
              new Attribute(
                  key,
                  stored,
                  before.map(Attribute::readOnly).orElse(false),
                  text,
                  null,
                  null,
                  before.map(Attribute::description).orElse("")));
        });
    return null;
  }

  private static String text(Arguments args, Value value, TypeName type) {
    try {
      return TextValues.write(value, type);
    } catch (IllegalArgumentException e) {
      throw HostErrors.text(args.function() + ": " + e.getMessage());
    }
  }

  /** Elements of an array decide its type when they are all of one. */
  private static TypeName typeOf(Value value) {
    if (value instanceof Value.Array array && array.element().isAny()) {
      List<TypeName> types = array.items().stream().map(Value::type).distinct().toList();
      return types.size() == 1 ? TypeName.arrayOf(types.get(0)) : array.type();
    }
    return value.type();
  }

  private static Object remove(Self self, Arguments args) {
    String key = args.need(0, "the key");
    ElementEdits.configuration(
        self,
        old -> {
          if (old.attribute(key).isEmpty()) {
            return old;
          }
          return old.withAttributes(
              old.attributes().stream().filter(other -> !other.name().equals(key)).toList());
        });
    return null;
  }
}
