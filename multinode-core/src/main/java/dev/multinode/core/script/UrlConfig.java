package dev.multinode.core.script;

import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import java.util.List;

/**
 * Settings under {@code url} in {@code multinode.yaml}: where scripts may send requests to with the
 * class {@code URL}. A missing one takes its default.
 *
 * @param allowed hosts: {@code api.example}, {@code *.example} for all below, {@code *} for all,
 *     each with {@code :port} for one port only; default none, so that scripts send nothing
 * @param localAddresses whether an allowed host may be this machine itself; default false; what is
 *     link-local, or tells the secrets of a cloud, is never asked
 * @param timeout for one whole request, with its answer; default 30 s
 * @param maxBytes how much of an answer is read; default 16 MiB; a larger one is an error
 */
public record UrlConfig(
    List<String> allowed, Boolean localAddresses, Duration timeout, Integer maxBytes) {

  public UrlConfig {
    allowed = allowed == null ? List.of() : List.copyOf(allowed);
    localAddresses = requireNonNullElse(localAddresses, false);
    timeout = requireNonNullElse(timeout, Duration.ofSeconds(30));
    maxBytes = requireNonNullElse(maxBytes, 16 << 20);
    for (String host : allowed) {
      if (!host.matches("(\\*|(\\*\\.)?[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?")) {
        throw invalid("allowed", host, "each must be a host, *.domain or *, and may have a :port");
      }
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw invalid("timeout", timeout, "it must be above zero");
    }
    if (maxBytes < 1) {
      throw invalid("maxBytes", maxBytes, "it must be at least 1");
    }
  }

  /** Every setting at its default. */
  public static UrlConfig defaults() {
    return new UrlConfig(null, null, null, null);
  }

  private static MultinodeException invalid(String key, Object value, String rule) {
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID, "setting 'url.%s' is '%s'; %s".formatted(key, value, rule));
  }
}
