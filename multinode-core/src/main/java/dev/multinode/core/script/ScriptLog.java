package dev.multinode.core.script;

/** Where the lines go that a script logs. */
@FunctionalInterface
public interface ScriptLog {
  /**
   * @param origin {@code system} for {@code System.log} and its kin, {@code server} for those of
   *     {@code Server}
   * @param severity {@code debug}, {@code info}, {@code warning} or {@code error}
   */
  void line(String origin, String severity, String text);
}
