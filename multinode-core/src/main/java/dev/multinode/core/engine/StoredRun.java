package dev.multinode.core.engine;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of the table {@code runs}. Times are milliseconds since 1970; values and the checkpoint are
 * in the form of {@link dev.multinode.core.value.StoredValues}.
 *
 * @param checkpoint null when it was not read
 * @param parentId the run that this one is a part of; null for none
 */
record StoredRun(
    String id,
    String workflowId,
    String workflowName,
    String workflowHash,
    RunState state,
    String user,
    String requestId,
    long startedAt,
    Long endedAt,
    String currentItem,
    String businessState,
    String error,
    String failedItem,
    String inputs,
    String outputs,
    String checkpoint,
    long phase,
    long epoch,
    String parentId) {

  /** All columns but the checkpoint. */
  static final String COLUMNS =
      "id, workflow_id, workflow_name, workflow_hash, state, user_name, request_id, started_at,"
          + " ended_at, current_item, business_state, error, failed_item, inputs, outputs, phase,"
          + " epoch, parent_id";

  static StoredRun read(ResultSet row, String checkpoint) throws SQLException {
    long ended = row.getLong("ended_at");
    Long endedAt = row.wasNull() ? null : ended;
    return new StoredRun(
        row.getString("id"),
        row.getString("workflow_id"),
        row.getString("workflow_name"),
        row.getString("workflow_hash"),
        RunState.parse(row.getString("state")).orElseThrow(),
        row.getString("user_name"),
        row.getString("request_id"),
        row.getLong("started_at"),
        endedAt,
        row.getString("current_item"),
        row.getString("business_state"),
        row.getString("error"),
        row.getString("failed_item"),
        row.getString("inputs"),
        row.getString("outputs"),
        checkpoint,
        row.getLong("phase"),
        row.getLong("epoch"),
        row.getString("parent_id"));
  }
}
