package dev.multinode.cli.node;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.rest.Access;
import java.nio.file.Path;
import java.time.Duration;

/** Lets the command line of this user speak to a node on this machine without a login. */
final class LocalContext {
  private static final Duration VALIDITY = Duration.ofDays(3_650); // as long as the file is there

  private LocalContext() {}

  /** The context's name: {@code local} for the data folder of this home, else the folder's name. */
  static String name(Path home, Path data) {
    return data.equals(home.resolve("data")) ? "local" : data.getFileName().toString();
  }

  /** Writes or refreshes the context; a token that still works is kept. */
  static void write(Path home, String name, Node node) {
    Contexts contexts = new Contexts(home);
    Context before = contexts.all().get(name);
    String token =
        before != null && works(before.token(), node.access())
            ? before.token()
            : node.access().issueToken(Access.ADMIN, "command line of " + home, VALIDITY);
    Context now = new Context(node.url(), token, node.fingerprint().hex());
    if (!now.equals(before)) {
      contexts.put(name, now);
    }
  }

  private static boolean works(String token, Access access) {
    try {
      access.verify(token);
      return true;
    } catch (MultinodeException e) {
      return false;
    }
  }
}
