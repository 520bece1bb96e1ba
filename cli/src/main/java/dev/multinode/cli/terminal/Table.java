package dev.multinode.cli.terminal;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Aligned columns for a person; columns are as wide as their widest cell. */
public final class Table {
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();
  private final boolean headed;
  private String empty = "";

  private Table(boolean headed) {
    this.headed = headed;
  }

  /** A list of things, one per row. */
  public static Table of(String... headers) {
    Table table = new Table(true);
    table.rows.add(headers);
    return table;
  }

  /** One thing, one property per row. */
  public static Table properties() {
    return new Table(false);
  }

  /** What is said in place of a table without rows. */
  public Table orElse(String text) {
    empty = text;
    return this;
  }

  /** Null is shown as nothing. */
  public Table row(Object... cells) {
    String[] texts = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      texts[i] = cells[i] == null ? "" : Printable.line(cells[i].toString());
    }
    rows.add(texts);
    return this;
  }

  /** A row, unless the value is empty. */
  public Table optional(String name, Object value) {
    return value == null || value.toString().isEmpty() ? this : row(name, value);
  }

  /** Writes the rows to {@code out}; when there are none, says so on {@code err}. */
  public void print(PrintWriter out, PrintWriter err) {
    if (rows.size() == (headed ? 1 : 0)) {
      if (!empty.isEmpty()) {
        err.println(empty);
      }
      return;
    }
    int[] widths = widths();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        line.append(i == 0 ? "" : GAP).append(row[i]);
        line.append(" ".repeat(widths[i] - length(row[i])));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private int[] widths() {
    int[] widths = new int[rows.stream().mapToInt(row -> row.length).max().orElse(0)];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], length(row[i]));
      }
    }
    return widths;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
