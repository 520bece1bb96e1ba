package dev.multinode.core.script;

/**
 * The object {@code Config} of scripts. Its stores of keys exist, so that scripts can ask for them;
 * whom a node trusts is not for scripts to change, so none of their actions is implemented.
 */
final class ConfigApi {
  static final HostClass CLASS =
      new HostClass("Config").method("getKeystores", (self, args) -> self.plain("Keystores"));

  private ConfigApi() {}
}
