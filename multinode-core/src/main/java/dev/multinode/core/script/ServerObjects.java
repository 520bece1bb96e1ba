package dev.multinode.core.script;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.value.ObjectReferences;
import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Objects by type and id, of the node itself and of its plug-ins; and as texts. */
final class ServerObjects {
  private ServerObjects() {}

  static void declare(HostClass server) {
    server
        .method("findForType", ServerObjects::find)
        .method("findAllForType", (self, args) -> self.array(all(self, args)))
        .method("query", ServerObjects::query)
        .method("toUri", (self, args) -> ObjectReferences.write(args.ref(0, "the object")))
        .method("fromUri", ServerObjects::fromUri)
        .method("toStringRepresentation", ServerObjects::represent)
        .method("fromStringRepresentation", ServerObjects::fromRepresentation)
        .method("getWorkflowTokenState", ServerObjects::tokenState)
        .method("getWorkflowTokenForId", ServerObjects::token);
  }

  private static Object find(Self self, Arguments args) {
    TypeName type = new TypeName(args.need(0, "the type"));
    return find(self, args, type, args.need(1, "the id")).map(self::show).orElse(null);
  }

  private static Optional<Value.Ref> find(Self self, Arguments args, TypeName type, String id) {
    if (type.isPlugin()) {
      return self.run().plugins().find(type, id);
    }
    HostClass known = CoreObjects.find(type);
    if (known == null) {
      throw HostErrors.text(
          "%s: type '%s' is not known on this node".formatted(args.function(), type));
    }
    ElementType kind = CoreObjects.elementType(type);
    if (kind != null) {
      return self.run().content().find(kind, id);
    }
    Value.Ref ref = new Value.Ref(new TypeName(known.name()), id, null);
    return self.run().exists(ref) ? Optional.of(ref) : Optional.empty();
  }

  /** A query is for the plug-in to understand, and those of this node understand none. */
  private static List<Object> all(Self self, Arguments args) {
    TypeName type = new TypeName(args.need(0, "the type"));
    if (args.get(1) != null && !args.text(1).isEmpty()) {
      throw HostErrors.text(
          "%s: queries are not implemented; list all objects and choose in the script"
              .formatted(args.function()));
    }
    List<Value.Ref> found =
        type.isPlugin()
            ? self.run().plugins().list(type)
            : CoreObjects.list(self.run().content(), type);
    return found.stream().map(self::show).toList();
  }

  private static Object query(Self self, Arguments args) {
    List<Object> found = all(self, args);
    long limit = args.get(2) == null ? found.size() : (long) args.number(2, "the limit");
    return self.array(found.stream().limit(Math.max(limit, 0)).toList());
  }

  private static Object fromUri(Self self, Arguments args) {
    String uri = args.need(0, "the URI");
    return self.show(
        ObjectReferences.parse(uri)
            .orElseThrow(
                () ->
                    HostErrors.text(
                        "%s: '%s' is no URI of an object; take one that Server.toUri made"
                            .formatted(args.function(), uri))));
  }

  private static Object represent(Self self, Arguments args) {
    Value value = self.run().read(args.get(0), args.function() + ": the object");
    TypeName type = value.type();
    String text = text(args, value, type);
    return self.plain("StringRepresentation")
        .property("type", type::text)
        .property("stringValue", () -> text)
        .property("objectValue", () -> self.show(value))
        .method(
            "toParam", none -> URLEncoder.encode(type.text() + "#" + text, StandardCharsets.UTF_8));
  }

  private static String text(Arguments args, Value value, TypeName type) {
    try {
      return TextValues.write(value, type);
    } catch (IllegalArgumentException e) {
      throw HostErrors.text(args.function() + ": " + e.getMessage());
    }
  }

  /** Any object with a type and a text will do. */
  private static Object fromRepresentation(Self self, Arguments args) {
    if (!(args.get(0) instanceof Scriptable object)
        || !ScriptableObject.hasProperty(object, "type")
        || !ScriptableObject.hasProperty(object, "stringValue")) {
      throw HostErrors.text(args.function() + ": the argument is no StringRepresentation");
    }
    String type = Context.toString(ScriptableObject.getProperty(object, "type"));
    Object text = ScriptableObject.getProperty(object, "stringValue");
    try {
      return self.show(
          TextValues.read(text == null ? null : Context.toString(text), new TypeName(type)));
    } catch (IllegalArgumentException e) {
      throw HostErrors.text(args.function() + ": " + e.getMessage());
    }
  }

  /** Null for a run that is not known. */
  private static Object tokenState(Self self, Arguments args) {
    return self.services()
        .runs()
        .find(args.need(0, "the id"))
        .map(WorkflowRuns.Token::state)
        .orElse(null);
  }

  private static Object token(Self self, Arguments args) {
    String id = args.need(0, "the id");
    return self.services()
        .runs()
        .find(id)
        .map(token -> self.object(CoreObjects.TOKEN, id, token.name()))
        .orElse(null);
  }
}
