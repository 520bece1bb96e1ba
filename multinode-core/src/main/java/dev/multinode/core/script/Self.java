package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.Collection;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/**
 * What a member of an object of ours works on.
 *
 * @param ref the object; null for {@code System} and the like, of which there is one only
 */
record Self(ScriptRun run, Scriptable scope, Value.Ref ref) {
  ScriptServices services() {
    return run.services();
  }

  Object show(Value value) {
    return run.show(scope, value);
  }

  /** As the declared type has it. */
  Object show(Value value, TypeName declared) {
    return new ValueWriter(run, scope).write(value, declared);
  }

  /** An object of ours, by its type and id. */
  Object object(String type, String id, String display) {
    return show(new Value.Ref(new TypeName(type), id, display));
  }

  /**
   * @param items as scripts see them
   */
  Object array(Collection<?> items) {
    return Context.getCurrentContext().newArray(scope, items.toArray());
  }

  /** Null for none. */
  Object date(Instant at) {
    return at == null ? null : show(new Value.Date(at));
  }

  /** An object with members of its own, which cannot be kept between items. */
  HostObject plain(String name) {
    return new HostObject(scope, name, true);
  }
}
