package dev.multinode.core.engine;

import java.time.Instant;

/**
 * One line of a run's log.
 *
 * @param seq goes up within a run
 * @param origin {@code system} for what scripts write, {@code server} for what the engine says
 * @param severity {@code debug}, {@code info}, {@code warning} or {@code error}
 */
public record LogLine(
    long seq, Instant at, String origin, String severity, String user, String text) {}
