package dev.multinode.core.script;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;

/** The class {@code LdapUser} of scripts, for users of the node: they have a name and no more. */
final class UserApi {
  static final HostClass CLASS =
      new HostClass(CoreObjects.USER)
          .property("commonName", self -> self.ref().id())
          .property("displayName", self -> self.ref().id())
          .property("displayInfo", self -> self.ref().id())
          .property("loginName", self -> self.ref().id())
          .property("userPrincipalName", self -> self.ref().id())
          .property("dn", self -> "cn=" + self.ref().id())
          .property("emailAddress", self -> null);

  private UserApi() {}

  static Value.Ref user(String name) {
    return new Value.Ref(new TypeName(CoreObjects.USER), name, name);
  }
}
