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
 * @param maxInstructions how many instructions of Rhino one script may take, which is about ten for
 *     a simple statement; default 10,000,000,000, some minutes
 * @param maxLogLines how many lines one script may write to the log of its run; default 10,000; the
 *     rest is left out, and the log says so
 * @param maxLogChars how long a line of the log may be; default 32,768 characters; the rest of the
 *     line is left out
 */
public record ScriptConfig(
    Duration timeLimit,
    Integer maxResultChars,
    Integer maxStackDepth,
    Integer maxActionDepth,
    Integer compileAfter,
    Integer cachedScripts,
    Long maxInstructions,
    Integer maxLogLines,
    Integer maxLogChars) {

  public ScriptConfig {
    timeLimit = requireNonNullElse(timeLimit, Duration.ofMinutes(5));
    maxResultChars = atLeastOne("maxResultChars", maxResultChars, 16 * 1024 * 1024);
    maxStackDepth = atLeastOne("maxStackDepth", maxStackDepth, 1000);
    maxActionDepth = atLeastOne("maxActionDepth", maxActionDepth, 50);
    compileAfter = atLeastOne("compileAfter", compileAfter, 30);
    cachedScripts = atLeastOne("cachedScripts", cachedScripts, 2000);
    maxLogLines = atLeastOne("maxLogLines", maxLogLines, 10_000);
    maxLogChars = atLeastOne("maxLogChars", maxLogChars, 32_768);
    if (maxInstructions != null && maxInstructions < 1) {
      throw invalid("maxInstructions", maxInstructions, "it must be at least 1");
    }
    maxInstructions = requireNonNullElse(maxInstructions, 10_000_000_000L);
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw invalid("timeLimit", timeLimit, "it must be above zero");
    }
  }

  /** Every setting at its default. */
  public static ScriptConfig defaults() {
    return new ScriptConfig(null, null, null, null, null, null, null, null, null);
  }

  public ScriptConfig withTimeLimit(Duration limit) {
    return new ScriptConfig(
        limit,
        maxResultChars,
        maxStackDepth,
        maxActionDepth,
        compileAfter,
        cachedScripts,
        maxInstructions,
        maxLogLines,
        maxLogChars);
  }

  public ScriptConfig withMaxResultChars(int chars) {
    return new ScriptConfig(
        timeLimit,
        chars,
        maxStackDepth,
        maxActionDepth,
        compileAfter,
        cachedScripts,
        maxInstructions,
        maxLogLines,
        maxLogChars);
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
