package dev.multinode.core.schedule;

import java.time.Instant;

/**
 * What became of one time of a task.
 *
 * @param number from 1
 * @param dueAt when it should have begun
 * @param at when it began
 * @param runId null when it could not be started
 * @param error why not; null when it was
 */
public record TaskRun(long number, Instant dueAt, Instant at, String runId, String error) {}
