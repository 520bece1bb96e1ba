package dev.multinode.core.shared;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Events that scripts send by name to whoever waits for them. Safe for use by many threads. */
public final class CustomEvents {
  private final Jdbi jdbi;

  @Inject
  public CustomEvents(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * @param count how often it was sent, ever
   * @param at when last
   */
  public record Sent(long count, Instant at) {}

  public void send(String name, Instant at) {
    Transactions.run(
        jdbi,
        handle -> {
          int known =
              handle.execute(
                  "update custom_events set sent = sent + 1, sent_at = ? where id = ?",
                  at.toEpochMilli(),
                  name);
          return known > 0
              ? known
              : handle.execute(
                  "insert into custom_events (id, sent, sent_at) values (?, 1, ?)",
                  name,
                  at.toEpochMilli());
        });
  }

  /** Empty when it was never sent. */
  public Optional<Sent> find(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select sent, sent_at from custom_events where id = ?", name)
                .map(
                    (row, context) ->
                        new Sent(row.getLong("sent"), Instant.ofEpochMilli(row.getLong("sent_at"))))
                .findOne());
  }
}
