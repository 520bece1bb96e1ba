package dev.multinode.core.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * A node as the registry knows it. Times are those of the database.
 *
 * @param incarnation another one with each start of the process
 * @param address its REST address; empty until it is known
 * @param silence after so long without a beat it is dead
 * @param skew how far its clock is ahead of the database
 * @param content fingerprint of the content that it sees
 * @param configuration fingerprint of its settings
 * @param deaths how often it was taken for dead
 */
public record Member(
    String name,
    String incarnation,
    String address,
    String version,
    NodeRole role,
    Instant roleSince,
    Instant startedAt,
    Instant beatAt,
    Duration silence,
    Duration skew,
    String content,
    String configuration,
    long deaths) {

  boolean isSilent(Instant databaseTime) {
    return beatAt.plus(silence).isBefore(databaseTime);
  }
}
