package dev.multinode.core.script;

import dev.multinode.core.shared.CustomProperties;
import dev.multinode.core.value.ObjectReferences;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;

/** Values that scripts keep with objects of plug-ins and of the node. */
final class ServerProperties {
  private static final String OBJECT = "the object";
  private static final String KEY = "the key";

  private ServerProperties() {}

  static void declare(HostClass server) {
    server
        .method("setCustomProperty", ServerProperties::set)
        .method(
            "getCustomProperty",
            (self, args) ->
                store(self)
                    .find(args.ref(0, OBJECT), args.need(1, KEY))
                    .map(self::show)
                    .orElse(null))
        .method(
            "getCustomPropertyKeys",
            (self, args) -> self.array(store(self).keys(args.ref(0, OBJECT))))
        .method(
            "getObjectsWithCustomPropertyKey",
            (self, args) ->
                self.array(
                    store(self).objects(args.need(0, KEY)).stream().map(self::show).toList()))
        .method(
            "getObjectsURIWithCustomPropertyKey",
            (self, args) ->
                self.array(
                    store(self).objects(args.need(0, KEY)).stream()
                        .map(ObjectReferences::write)
                        .toList()))
        .with(ServerProperties::removals);
  }

  private static void removals(HostClass server) {
    server
        .method(
            "removeCustomProperty",
            (self, args) -> {
              store(self).remove(args.ref(0, OBJECT), args.need(1, KEY));
              return null;
            })
        .method(
            "removeAllCustomPropertiesForObject",
            (self, args) -> {
              store(self).removeAll(args.ref(0, OBJECT));
              return null;
            })
        .method(
            "removeAllCustomPropertiesForType",
            (self, args) -> {
              store(self).removeAll(new TypeName(args.need(0, "the type")), null);
              return null;
            })
        .method(
            "removeAllCustomPropertiesForTypeAndKey",
            (self, args) -> {
              store(self).removeAll(new TypeName(args.need(0, "the type")), args.need(1, KEY));
              return null;
            });
  }

  private static CustomProperties store(Self self) {
    return self.services().properties();
  }

  private static Object set(Self self, Arguments args) {
    Value.Ref object = args.ref(0, OBJECT);
    String key = args.need(1, KEY);
    store(self).put(object, key, self.run().read(args.get(2), args.function() + ": the value"));
    return null;
  }
}
