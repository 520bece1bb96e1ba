package dev.multinode.core.script;

import dev.multinode.core.shared.Tags;
import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.Scriptable;

/** The class {@code TagQuery} of scripts: what objects have to be tagged with, all of it. */
final class TagQueryObject extends HostObject {
  private final transient List<Tags.Condition> conditions = new ArrayList<>();

  private TagQueryObject(ScriptRun run, Scriptable scope) {
    super(scope, "TagQuery", true);
    method("hasTag", args -> add(run.session().user(), args));
    method("hasGlobalTag", args -> add(Tags.GLOBAL, args));
  }

  /** The function that scripts call with {@code new}. */
  static HostFunction constructor(ScriptRun run, Scriptable scope) {
    return new HostFunction(scope, "TagQuery", args -> new TagQueryObject(run, scope));
  }

  private Object add(String owner, Arguments args) {
    String value = args.get(1) == null ? null : args.text(1);
    conditions.add(new Tags.Condition(owner, args.need(0, "the tag"), value));
    return null;
  }

  List<Tags.Condition> conditions() {
    return conditions;
  }
}
