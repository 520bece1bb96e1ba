package dev.multinode.core.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what is found; the same thing at several places is one finding. */
final class Findings {
  private record Key(Finding.Kind kind, String what) {}

  private static final class Entry {
    private final Set<Finding.Place> places = new LinkedHashSet<>();
    private final TreeSet<String> names = new TreeSet<>();
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  void add(Finding.Kind kind, String what, String where, int line) {
    entry(kind, what).places.add(new Finding.Place(where, line));
  }

  void plugin(String plugin, String name, String where, int line) {
    add(Finding.Kind.MISSING_PLUGIN, plugin, where, line);
    entry(Finding.Kind.MISSING_PLUGIN, plugin).names.add(name);
  }

  private Entry entry(Finding.Kind kind, String what) {
    return entries.computeIfAbsent(new Key(kind, what), key -> new Entry());
  }

  /** By kind, in the order in which they were found. */
  List<Finding> list() {
    List<Finding> all = new ArrayList<>();
    entries.forEach(
        (key, entry) ->
            all.add(
                new Finding(
                    key.kind(),
                    key.what(),
                    entry.names,
                    key.kind().advice(),
                    List.copyOf(entry.places))));
    all.sort(java.util.Comparator.comparing(Finding::kind));
    return List.copyOf(all);
  }
}
