package dev.multinode.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a folder is: {@code /System/Workflows/Example}. A slash within a name is written as {@code
 * %2F}, a percent sign as {@code %25}.
 *
 * @param names from the top; empty for the top itself
 */
record FolderPath(List<String> names) {
  FolderPath {
    names = List.copyOf(names);
  }

  static FolderPath parse(String text) {
    List<String> names = new ArrayList<>();
    for (String part : text.split("/")) {
      if (!part.isBlank()) {
        names.add(part.replace("%2F", "/").replace("%25", "%"));
      }
    }
    return new FolderPath(names);
  }

  FolderPath child(String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return new FolderPath(longer);
  }

  FolderPath parent() {
    return new FolderPath(names.subList(0, names.size() - 1));
  }

  int depth() {
    return names.size();
  }

  String last() {
    return names.get(names.size() - 1);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append('/').append(name.replace("%", "%25").replace("/", "%2F"));
    }
    return text.length() == 0 ? "/" : text.toString();
  }
}
