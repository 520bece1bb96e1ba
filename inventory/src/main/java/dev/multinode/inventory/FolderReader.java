package dev.multinode.inventory;

import dev.multinode.core.remote.VroClient;
import dev.multinode.core.remote.VroClient.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads one folder of a server with one call. */
final class FolderReader {
  /** Groups below {@code /System}, with the type of their folders. */
  private static final Map<String, String> GROUPS =
      Map.of(
          "Workflows", "WorkflowCategory",
          "Actions", "ScriptModuleCategory",
          "Configurations", "ConfigurationElementCategory",
          "Resources", "ResourceElementCategory");

  private static final String SYSTEM = "System";
  private static final String PACKAGES = "Packages";

  /** The remotes of a remote are browsed on that remote. */
  private static final String FEDERATION = "VCO";

  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> !entry.folder())
          .thenComparing(Entry::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Entry::id);

  private FolderReader() {}

  /** Whether a folder is the same on every server, so that nothing has to be asked. */
  static boolean isFixed(FolderPath path) {
    return path.equals(new FolderPath(List.of(SYSTEM)));
  }

  /** Whether the folder is found by its path alone; others need the entry of their parent. */
  static boolean isFoundByPath(FolderPath path) {
    boolean group = path.names().get(0).equals(SYSTEM);
    return path.depth() <= (group ? 2 : 1);
  }

  /** The groups of {@code /System}. */
  static List<Entry> system() {
    FolderPath path = new FolderPath(List.of(SYSTEM));
    List<Entry> entries = new ArrayList<>();
    for (String name : List.of("Workflows", "Actions", "Configurations", "Resources", PACKAGES)) {
      entries.add(new Entry(name, "", "Folder", path.child(name).toString(), true, ""));
    }
    return entries;
  }

  /** {@code /System}, and a folder for each plug-in. */
  static List<Entry> top(VroClient client) {
    FolderPath top = new FolderPath(List.of());
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(SYSTEM, "", "Folder", top.child(SYSTEM).toString(), true, ""));
    List<Entry> plugins = new ArrayList<>();
    for (Item item : client.list("/catalog", Map.of())) {
      String name = item.name().isEmpty() ? item.id() : item.name();
      if (!name.equals(SYSTEM) && !name.equals(FEDERATION)) {
        plugins.add(new Entry(name, name, "Plugin", top.child(name).toString(), true, ""));
      }
    }
    plugins.sort(ORDER);
    entries.addAll(plugins);
    return entries;
  }

  /** A folder that {@link #isFoundByPath}. */
  static List<Entry> byPath(VroClient client, FolderPath path) {
    if (!path.names().get(0).equals(SYSTEM)) {
      return sorted(types(client, path));
    }
    if (path.last().equals(PACKAGES)) {
      return sorted(packages(client, path));
    }
    String type = GROUPS.get(path.last());
    List<Entry> entries = new ArrayList<>();
    if (type != null) {
      Map<String, String> roots = Map.of("isRoot", "true", "categoryType", type);
      for (Item item : client.list("/categories", roots)) {
        entries.add(entry(path, item, type));
      }
    }
    return sorted(entries);
  }

  /** A folder that is known by its entry in its parent. */
  static List<Entry> below(VroClient client, FolderPath path, Entry folder) {
    List<Entry> entries = new ArrayList<>();
    if (path.names().get(0).equals(SYSTEM)) {
      JsonNode category = client.get("/categories/" + VroClient.segment(folder.id()), Map.of());
      for (Item item : VroClient.items(category.path("relations"))) {
        if (item.rel().equals("down")) {
          entries.add(entry(path, item, "Folder"));
        }
      }
    } else {
      String plugin = path.names().get(0);
      String address =
          "/catalog/" + VroClient.segment(plugin) + "/" + VroClient.segment(folder.name());
      for (Item item : client.list(address, Map.of())) {
        entries.add(object(path, item, plugin + ":" + folder.name()));
      }
    }
    return sorted(entries);
  }

  private static List<Entry> types(VroClient client, FolderPath path) {
    List<Entry> entries = new ArrayList<>();
    JsonNode namespace = client.get("/catalog/" + VroClient.segment(path.last()), Map.of());
    for (Item item : VroClient.items(namespace.path("relations"))) {
      String name = item.name().isEmpty() ? lastSegment(item.href()) : item.name();
      entries.add(new Entry(name, name, "Folder", path.child(name).toString(), true, ""));
    }
    return entries;
  }

  private static String lastSegment(String href) {
    String address = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static List<Entry> packages(VroClient client, FolderPath path) {
    List<Entry> entries = new ArrayList<>();
    for (Item item : client.list("/packages", Map.of())) {
      String version = item.attributes().getOrDefault("version", "");
      entries.add(
          new Entry(
              item.name(),
              item.id(),
              "Package",
              path.child(item.name()).toString(),
              false,
              version));
    }
    return entries;
  }

  private static Entry object(FolderPath path, Item item, String type) {
    String name = item.attributes().getOrDefault("displayName", item.name());
    String shown = name.isEmpty() ? item.id() : name;
    return new Entry(shown, item.id(), type, path.child(shown).toString(), false, "");
  }

  private static Entry entry(FolderPath path, Item item, String usual) {
    String type = item.attributes().getOrDefault("type", usual);
    boolean folder = type.endsWith("Category");
    return new Entry(
        item.name(),
        item.id(),
        type.equals("ScriptModule") ? "Action" : type,
        path.child(item.name()).toString(),
        folder,
        item.attributes().getOrDefault("version", ""));
  }

  private static List<Entry> sorted(List<Entry> entries) {
    entries.sort(ORDER);
    return entries;
  }
}
