package dev.multinode.core.spi;

/**
 * Who calls a plug-in from a script.
 *
 * @param runId null when an action is called without a run
 * @param requestId made of run, item, visit and the number of the call within the item: the same
 *     after a crash, so that a second attempt of an effect finds the first
 */
public record ScriptCall(String runId, String user, String requestId) {}
