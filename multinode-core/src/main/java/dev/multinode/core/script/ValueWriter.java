package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** Shows values to a script. */
final class ValueWriter {
  private final ScriptRun run;
  private final Scriptable scope;

  ValueWriter(ScriptRun run, Scriptable scope) {
    this.run = run;
    this.scope = scope;
  }

  /** As the declared type has it: a credential is an object, and no text. */
  Object write(Value value, TypeName declared) {
    return CredentialObject.isShown(value, declared)
        ? new CredentialObject(scope, (Value.Secret) value)
        : write(value);
  }

  Object write(Value value) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Num number) {
      return number.number();
    }
    if (value instanceof Value.Bool truth) {
      return truth.truth();
    }
    if (value instanceof Value.Secret secret) {
      return secret.text();
    }
    if (value instanceof Value.Date date) {
      return Context.getCurrentContext()
          .newObject(scope, "Date", new Object[] {(double) date.at().toEpochMilli()});
    }
    if (value instanceof Value.Array array) {
      return Context.getCurrentContext()
          .newArray(scope, array.items().stream().map(this::write).toArray());
    }
    if (value instanceof Value.Props properties) {
      PropertiesObject object = new PropertiesObject(scope);
      properties.entries().forEach((key, entry) -> object.entries().put(key, write(entry)));
      return object;
    }
    if (value instanceof Value.Composite composite) {
      Scriptable object = Context.getCurrentContext().newObject(scope);
      composite
          .fields()
          .forEach((name, field) -> ScriptableObject.putProperty(object, name, write(field)));
      return object;
    }
    if (value instanceof Value.Mime mime) {
      return new MimeObject(scope, mime);
    }
    return value instanceof Value.Ref ref ? new RefObject(run, scope, ref) : null;
  }
}
