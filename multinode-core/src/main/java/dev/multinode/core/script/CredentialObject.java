package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import org.mozilla.javascript.Scriptable;

/** The class {@code Credential} of scripts; as a value it is the text {@code user:password}. */
final class CredentialObject extends HostObject {
  private static final TypeName TYPE = new TypeName("Credential");

  private final transient Value.Secret value;

  CredentialObject(Scriptable scope, Value.Secret value) {
    super(scope, "Credential", true);
    this.value = value;
    int colon = value.text().indexOf(':');
    String user = colon < 0 ? value.text() : value.text().substring(0, colon);
    String password = value.text().substring(colon < 0 ? value.text().length() : colon + 1);
    property("username", () -> user);
    property("password", () -> password);
    method("checkPassword", args -> password.equals(args.need(0, "the other password")));
  }

  Value.Secret value() {
    return value;
  }

  /** Whether a value that is declared so is shown as such an object. */
  static boolean isShown(Value value, TypeName declared) {
    return value instanceof Value.Secret && declared.is(TYPE);
  }
}
