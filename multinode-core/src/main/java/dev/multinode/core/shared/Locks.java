package dev.multinode.core.shared;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Locks that all nodes of a cluster see. A lock that a run took is held while that run is not
 * final, wherever it goes on, so nothing needs to be renewed and nothing stays locked after a run;
 * one that was taken outside of a run is held for an hour at most. Time is the database's. Safe for
 * use by many threads.
 */
public final class Locks {
  private static final String NOW = "current_timestamp";

  /** Longer than any script runs. */
  private static final String LEASE = NOW + " + interval '1' hour";

  /** Who waits looks many times in this time; who does not has died. */
  private static final String PATIENCE = NOW + " + interval '15' second";

  private static final String RUN_LIVES =
      "exists (select 1 from runs where runs.id = locks.run_id and runs.ended_seq = -1)";

  private static final String HELD =
      "(case when run_id is null then until_at > " + NOW + " else " + RUN_LIVES + " end)";

  private final Jdbi jdbi;

  @Inject
  public Locks(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Who wants a lock.
   *
   * @param owner in the words of the script
   * @param runId null outside of a run
   * @param requestId the visit of an item, the same when the item runs again
   * @param fresh whether this attempt of the item has not taken the lock yet; one that it holds all
   *     the same was left by an earlier attempt
   */
  public record Claim(String lock, String owner, String runId, String requestId, boolean fresh) {
    public Claim {
      requireNonNull(lock);
      requireNonNull(owner);
      requireNonNull(requestId);
    }
  }

  /** A lock that is held. */
  public record Held(String lock, String owner, String runId) {}

  private record Row(String owner, String runId, String requestId) {}

  /** Takes a lock if it is free, or is the same owner's of the same run; does not wait. */
  public boolean take(Claim claim) {
    return Transactions.run(jdbi, handle -> take(handle, claim));
  }

  /** Gets in line for a lock; {@link #leave} has to follow. */
  public long queue(String lock) {
    return Transactions.run(
        jdbi,
        handle ->
            handle
                .createUpdate(
                    "insert into lock_waits (lock_id, alive_until) values (:lock, "
                        + PATIENCE
                        + ")")
                .bind("lock", lock)
                .executeAndReturnGeneratedKeys("ticket")
                .mapTo(Long.class)
                .one());
  }

  /**
   * How an attempt in the line went.
   *
   * @param before how many have waited longer
   */
  public record Turn(boolean taken, int before) {}

  /**
   * Takes a lock if it is free and nobody has waited longer.
   *
   * @param ticket from {@link #queue}; good as long as this is called every few seconds
   */
  public Turn takeInTurn(Claim claim, long ticket) {
    return Transactions.run(
        jdbi,
        handle -> {
          handle.execute(
              "update lock_waits set alive_until = " + PATIENCE + " where ticket = ?", ticket);
          int before =
              handle
                  .select(
                      "select count(*) from lock_waits where lock_id = ? and ticket < ?"
                          + " and alive_until > "
                          + NOW,
                      claim.lock(),
                      ticket)
                  .mapTo(Integer.class)
                  .one();
          return new Turn(before == 0 && take(handle, claim), before);
        });
  }

  /** Gets out of the line, and takes those along who have died in it. */
  public void leave(long ticket) {
    Transactions.run(
        jdbi,
        handle ->
            handle.execute(
                "delete from lock_waits where ticket = ? or alive_until < " + NOW, ticket));
  }

  private static boolean take(Handle handle, Claim claim) {
    Optional<Row> known =
        handle
            .select(
                "select owner, run_id, request_id from locks where id = ? for update", claim.lock())
            .map(
                (row, context) ->
                    new Row(
                        row.getString("owner"),
                        row.getString("run_id"),
                        row.getString("request_id")))
            .findOne();
    if (known.isEmpty()) {
      handle.execute(
          "insert into locks (id, owner, run_id, request_id, until_at) values (?, ?, ?, ?, "
              + LEASE
              + ")",
          claim.lock(),
          claim.owner(),
          claim.runId(),
          claim.requestId());
      return true;
    }
    // asked after the row is ours, so that no run is seen as it was before
    if (isHeld(handle, claim.lock()) && !isOwn(known.get(), claim)) {
      return false;
    }
    handle.execute(
        "update locks set owner = ?, run_id = ?, request_id = ?, until_at = "
            + LEASE
            + " where id = ?",
        claim.owner(),
        claim.runId(),
        claim.requestId(),
        claim.lock());
    return true;
  }

  private static boolean isHeld(Handle handle, String lock) {
    return handle
        .select("select 1 from locks where id = ? and " + HELD, lock)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static boolean isOwn(Row row, Claim claim) {
    boolean sameRun =
        claim.runId() == null
            ? row.runId() == null && row.requestId().equals(claim.requestId())
            : claim.runId().equals(row.runId());
    boolean leftByEarlierAttempt = claim.fresh() && row.requestId().equals(claim.requestId());
    return sameRun && (row.owner().equals(claim.owner()) || leftByEarlierAttempt);
  }

  /** Frees a lock of an owner, whichever run took it; false when there is no such lock. */
  public boolean release(String lock, String owner) {
    return Transactions.run(
            jdbi,
            handle -> handle.execute("delete from locks where id = ? and owner = ?", lock, owner))
        > 0;
  }

  /** Frees what was taken outside of a run. */
  public void releaseAll(String requestId) {
    Transactions.run(
        jdbi,
        handle ->
            handle.execute("delete from locks where run_id is null and request_id = ?", requestId));
  }

  /** Frees all locks of all owners. */
  public void releaseAll() {
    Transactions.run(jdbi, handle -> handle.execute("delete from locks"));
  }

  /** All locks that are held, by name. */
  public List<Held> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select id, owner, run_id from locks where " + HELD + " order by id")
                .map(
                    (row, context) ->
                        new Held(
                            row.getString("id"), row.getString("owner"), row.getString("run_id")))
                .list());
  }

  /** Forgets locks that nobody holds. */
  public void sweep() {
    Transactions.run(jdbi, handle -> handle.execute("delete from locks where not " + HELD));
  }
}
