package dev.multinode.core.script;

/** Who a script runs for. Users of the node are not those of a directory. */
final class ServerUsers {
  private ServerUsers() {}

  static void declare(HostClass server) {
    server
        .method("getRunningUser", (self, args) -> user(self))
        .method("getCurrentLdapUser", (self, args) -> self.show(UserApi.user(user(self))))
        .method(
            "getCredential",
            // a node knows no password of a user, only a hash of it
            (self, args) -> self.plain("Credential").property("username", () -> user(self)));
  }

  private static String user(Self self) {
    return self.run().session().user();
  }
}
