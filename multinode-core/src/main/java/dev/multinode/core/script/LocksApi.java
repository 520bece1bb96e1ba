package dev.multinode.core.script;

import dev.multinode.core.shared.Locks;
import java.util.List;

/**
 * The object {@code LockingSystem} of scripts. A lock is held until it is freed or the run ends;
 * who waits for one keeps a thread of the node busy, but none of the script's time.
 */
final class LocksApi {
  /** Who is next looks often, and who has long to wait seldom. */
  private static final long PAUSE_MILLIS = 40;

  private static final int LONGEST_PAUSES = 8;

  static final HostClass CLASS =
      new HostClass("LockingSystem")
          .method("lock", (self, args) -> lock(self, args))
          .method("lockAndWait", LocksApi::lockAndWait)
          .method("unlock", LocksApi::unlock)
          .method(
              "unlockAll",
              (self, args) -> {
                locks(self).releaseAll();
                return null;
              })
          .method("retrieveAll", (self, args) -> all(self));

  private LocksApi() {}

  private static Locks locks(Self self) {
    return self.services().locks();
  }

  private static boolean lock(Self self, Arguments args) {
    Locks.Claim claim = claim(self, args);
    return taken(self, claim, locks(self).take(claim));
  }

  private static Object lockAndWait(Self self, Arguments args) {
    Locks.Claim claim = claim(self, args);
    if (taken(self, claim, locks(self).take(claim))) {
      return null;
    }
    long ticket = locks(self).queue(claim.lock());
    try {
      Locks.Turn turn = locks(self).takeInTurn(claim, ticket);
      while (!taken(self, claim, turn.taken())) {
        SystemWaits.sleep(PAUSE_MILLIS * Math.min(turn.before() + 1, LONGEST_PAUSES));
        turn = locks(self).takeInTurn(claim, ticket);
      }
    } finally {
      locks(self).leave(ticket);
    }
    return null;
  }

  private static Locks.Claim claim(Self self, Arguments args) {
    String lock = args.need(0, "the name of the lock");
    ScriptSession session = self.run().session();
    return new Locks.Claim(
        lock,
        args.need(1, "the owner"),
        session.runId(),
        session.requestId(),
        !self.run().locks().contains(lock));
  }

  private static boolean taken(Self self, Locks.Claim claim, boolean taken) {
    if (taken && self.run().locks().add(claim.lock()) && claim.runId() == null) {
      self.run().atEnd(() -> locks(self).releaseAll(claim.requestId()));
    }
    return taken;
  }

  /** What is not locked needs no freeing; what somebody else holds is worth a line in the log. */
  private static Object unlock(Self self, Arguments args) {
    String lock = args.need(0, "the name of the lock");
    String owner = args.need(1, "the owner");
    self.run().locks().remove(lock);
    if (!locks(self).release(lock, owner)) {
      for (Locks.Held held : locks(self).list()) {
        if (held.lock().equals(lock)) {
          self.run()
              .log(
                  "system",
                  "warning",
                  "%s: '%s' is held by '%s' and not by '%s'; it stays locked"
                      .formatted(args.function(), lock, held.owner(), owner));
        }
      }
    }
    return null;
  }

  /** {@code name,owner} for each, as scripts take them apart. */
  private static Object all(Self self) {
    List<String> texts =
        locks(self).list().stream().map(held -> held.lock() + "," + held.owner()).toList();
    return self.array(texts);
  }
}
