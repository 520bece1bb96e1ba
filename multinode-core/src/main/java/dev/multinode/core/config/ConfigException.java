package dev.multinode.core.config;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import tools.jackson.core.JacksonException;

/** Thrown when a setting is unknown or its value is out of range. */
public final class ConfigException extends MultinodeException {
  /**
   * @param key as the operator types it: {@code node.port}
   * @param value as it was given; settings hold no secrets
   * @param rule what it has to be: {@code it must be 0 to 65535}
   */
  public ConfigException(String key, Object value, String rule) {
    super(ErrorCode.CONFIG_INVALID, "setting '%s' is '%s'; %s".formatted(key, value, rule));
  }

  private ConfigException(String message, Throwable cause) {
    super(ErrorCode.CONFIG_INVALID, message, cause);
  }

  static ConfigException unknown(String key, String source, String nearest) {
    return new ConfigException(
        "setting '%s' in %s does not exist; %s".formatted(key, source, nearest), null);
  }

  private static String reason(Throwable cause) {
    return cause instanceof JacksonException e ? e.getOriginalMessage() : cause.getMessage();
  }

  static ConfigException unreadable(String source, Throwable cause) {
    return new ConfigException(
        "the settings in '%s' cannot be read (%s); correct the file, or name another one"
            .formatted(source, reason(cause)),
        cause);
  }
}
