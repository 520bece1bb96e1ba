package dev.multinode.core.script;

/**
 * Thrown when a script was told to stop. An error, so that no {@code catch} of the script sees it
 * and nothing takes it for a failure of the script.
 */
public final class ScriptStopped extends Error {
  ScriptStopped() {
    super("the script was told to stop", null, false, false);
  }
}
