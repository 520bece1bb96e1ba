package dev.multinode.core.engine;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

/** H2 can pick many rows at once too, which db-scheduler does not know; a part of its driver. */
final class H2Customization extends DefaultJdbcCustomization {
  H2Customization() {
    super(false);
  }

  @Override
  public String getName() {
    return "H2";
  }

  @Override
  public boolean supportsGenericLockAndFetch() {
    return true;
  }

  @Override
  public String createGenericSelectForUpdateQuery(
      String table, int limit, String condition, boolean byPriority) {
    return "select * from "
        + table
        + " where picked = ? and execution_time <= ? "
        + condition
        + " order by execution_time fetch first "
        + limit
        + " rows only for update skip locked";
  }
}
