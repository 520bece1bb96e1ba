package dev.multinode.core.script;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code command} in {@code multinode.yaml}: which programs scripts may run on the
 * node with the class {@code Command}. A missing one takes its default.
 *
 * @param allowed absolute paths of programs; default none, so that scripts run nothing. A program
 *     that runs others, such as a shell, allows everything that the user of the node may do
 * @param timeLimit how long one may run; default 1 min; never longer than the script
 * @param maxOutputBytes how much one may write; default 1 MiB; one that writes more is killed
 */
public record CommandConfig(List<String> allowed, Duration timeLimit, Long maxOutputBytes) {

  public CommandConfig {
    allowed = allowed == null ? List.of() : List.copyOf(allowed);
    timeLimit = requireNonNullElse(timeLimit, Duration.ofMinutes(1));
    maxOutputBytes = requireNonNullElse(maxOutputBytes, 1L << 20);
    for (String program : allowed) {
      if (!Path.of(program).isAbsolute()
          || !Path.of(program).normalize().equals(Path.of(program))) {
        throw invalid("allowed", program, "each must be an absolute path, without '..'");
      }
    }
    if (timeLimit.isNegative() || timeLimit.isZero()) {
      throw invalid("timeLimit", timeLimit, "it must be above zero");
    }
    if (maxOutputBytes < 1) {
      throw invalid("maxOutputBytes", maxOutputBytes, "it must be at least 1");
    }
  }

  /** Every setting at its default. */
  public static CommandConfig defaults() {
    return new CommandConfig(null, null, null);
  }

  private static MultinodeException invalid(String key, Object value, String rule) {
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID, "setting 'command.%s' is '%s'; %s".formatted(key, value, rule));
  }
}
