package dev.multinode.examples.bench;

import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Table;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What was measured, for people and for programs. */
final class Figures {
  private final Table table = Table.of("MEASURED", "FIGURE", "GOAL");
  private final ObjectNode data = Json.object();

  /**
   * @param on what it was measured on
   */
  Figures(String on) {
    data.put("on", on);
    table.row("on", on, "");
  }

  void add(String what, String key, double figure, String goal) {
    table.row(what, String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%,.0f", figure), goal);
    data.put(key, figure);
  }

  Table table() {
    return table;
  }

  ObjectNode data() {
    return data;
  }
}
