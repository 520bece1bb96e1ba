package dev.multinode.core.script;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;

/**
 * Settings under {@code script} in {@code multinode.yaml}. A missing one takes its default.
 *
 * @param timeLimit how long one script may run, without what it spends in {@code System.sleep};
 *     default 5 min
 * @param maxResultChars how much text the results of one script may hold, all together; default
 *     16,777,216 characters
 * @param maxStackDepth how deep functions of a script may call each other; default 1,000
 * @param maxActionDepth how deep actions may call each other; default 50
 * @param compileAfter a script is compiled when it has been interpreted so often, since compiling
 *     costs as much as some thirty interpretations; default 30
 * @param cachedScripts how many scripts are kept parsed; default 2,000
 */
public record ScriptConfig(
    Duration timeLimit,
    Integer maxResultChars,
    Integer maxStackDepth,
    Integer maxActionDepth,
    Integer compileAfter,
    Integer cachedScripts) {

  public ScriptConfig {
    timeLimit = requireNonNullElse(timeLimit, Duration.ofMinutes(5));
    maxResultChars = atLeastOne("maxResultChars", maxResultChars, 16 * 1024 * 1024);
    maxStackDepth = atLeastOne("maxStackDepth", maxStackDepth, 1000);
    maxActionDepth = atLeastOne("maxActionDepth", maxActionDepth, 50);
    compileAfter = atLeastOne("compileAfter", compileAfter, 30);
    cachedScripts = atLeastOne("cachedScripts", cachedScripts, 2000);
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw invalid("timeLimit", timeLimit, "it must be above zero");
    }
  }

  /** Every setting at its default. */
  public static ScriptConfig defaults() {
    return new ScriptConfig(null, null, null, null, null, null);
  }

  private static Integer atLeastOne(String key, Integer value, int fallback) {
    if (value != null && value < 1) {
      throw invalid(key, value, "it must be at least 1");
    }
    return requireNonNullElse(value, fallback);
  }

  private static MultinodeException invalid(String key, Object value, String rule) {
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID, "setting 'script.%s' is '%s'; %s".formatted(key, value, rule));
  }
}
