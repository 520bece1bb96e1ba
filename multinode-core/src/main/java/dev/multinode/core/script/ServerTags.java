package dev.multinode.core.script;

import dev.multinode.core.shared.Tags;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Undefined;

/** Tags of objects: private ones of the user that the script runs for, and global ones. */
final class ServerTags {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 64;

  private ServerTags() {}

  static void declare(HostClass server) {
    server
        .method("tag", (self, args) -> put(self, args, user(self)))
        .method("tagGlobally", (self, args) -> put(self, args, Tags.GLOBAL))
        .method("untag", (self, args) -> remove(self, args, user(self)))
        .method("untagGlobally", (self, args) -> remove(self, args, Tags.GLOBAL))
        .method("findTagsForObject", (self, args) -> tags(self, args, user(self)))
        .method("findGlobalTagsForObject", (self, args) -> tags(self, args, Tags.GLOBAL))
        .method("findTagsInUse", (self, args) -> self.array(store(self).inUse()))
        .method("queryByTags", ServerTags::query);
  }

  private static Tags store(Self self) {
    return self.services().tags();
  }

  private static String user(Self self) {
    return self.run().session().user();
  }

  private static Object put(Self self, Arguments args, String owner) {
    Value.Ref object = args.ref(0, "the object");
    String tag = args.need(1, "the tag");
    if (tag.length() < SHORTEST || tag.length() > LONGEST) {
      throw HostErrors.text(
          "%s: the tag '%s' must have %d to %d characters"
              .formatted(args.function(), tag, SHORTEST, LONGEST));
    }
    store(self).put(object, owner, tag, args.get(2) == null ? null : args.text(2));
    return null;
  }

  private static Object remove(Self self, Arguments args, String owner) {
    Value.Ref object = args.ref(0, "the object");
    List<String> tags = new ArrayList<>();
    if (args.get(1) instanceof NativeArray array) {
      for (int i = 0; i < array.getLength(); i++) {
        tags.add(Context.toString(array.get(i, array)));
      }
    } else {
      tags.add(args.need(1, "the list of tags"));
    }
    store(self).remove(object, owner, tags);
    return null;
  }

  private static Object tags(Self self, Arguments args, String owner) {
    Map<String, Value> tags = new LinkedHashMap<>();
    store(self)
        .of(args.ref(0, "the object"), owner)
        .forEach((tag, value) -> tags.put(tag, Value.of(value)));
    return self.show(new Value.Props(tags));
  }

  private static Object query(Self self, Arguments args) {
    List<Tags.Condition> conditions = new ArrayList<>();
    if (args.get(0) instanceof TagQueryObject query) {
      conditions.addAll(query.conditions());
    } else if (args.get(0) instanceof NativeArray array) {
      for (int i = 0; i < array.getLength(); i++) {
        conditions.add(condition(self, args, array.get(i, array)));
      }
    }
    if (conditions.isEmpty()) {
      throw HostErrors.text(
          args.function()
              + ": the query is empty; write [{tag: 'name', value: 'x'}], with ':name' for a global tag");
    }
    TypeName type = args.get(1) == null ? null : new TypeName(args.text(1));
    return self.array(store(self).find(conditions, type).stream().map(self::show).toList());
  }

  private static Tags.Condition condition(Self self, Arguments args, Object given) {
    Object tag =
        given instanceof Scriptable object ? ScriptableObject.getProperty(object, "tag") : null;
    if (!(tag instanceof CharSequence)) {
      throw HostErrors.text(args.function() + ": a condition has no 'tag'");
    }
    Object value = ScriptableObject.getProperty((Scriptable) given, "value");
    boolean any = value == null || value == Scriptable.NOT_FOUND || Undefined.isUndefined(value);
    String name = tag.toString();
    boolean global = name.startsWith(":");
    return new Tags.Condition(
        global ? Tags.GLOBAL : user(self),
        global ? name.substring(1) : name,
        any ? null : Context.toString(value));
  }
}
