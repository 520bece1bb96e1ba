package dev.multinode.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient;
import dev.multinode.core.remote.VroClient.Item;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Searches elements by name or id over all servers at the same time. */
final class InventorySearch {
  /** Where elements of a type are listed, by the word that an answer shows. */
  private static final Map<String, String> LISTS = new LinkedHashMap<>();

  static {
    LISTS.put("Workflow", "/workflows");
    LISTS.put("Action", "/actions");
    LISTS.put("ConfigurationElement", "/configurations");
    LISTS.put("ResourceElement", "/resources");
    LISTS.put("Package", "/packages");
  }

  private static final int SERVERS_AT_ONCE = 16;
  private static final int MAX_HITS_PER_SERVER = 500;
  private static final Duration FRESH = Duration.ofSeconds(30);

  /** Whole lists; a server of 10,000 elements takes some 5 MB. */
  private static final int MAX_LISTS = 200;

  private final Servers servers;
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          SERVERS_AT_ONCE,
          task -> {
            Thread thread = new Thread(task, "inventory-search");
            thread.setDaemon(true);
            return thread;
          });
  private final Cache<String, List<Item>> lists =
      Caffeine.newBuilder().maximumSize(MAX_LISTS).expireAfterWrite(FRESH).build();

  @Inject
  InventorySearch(Servers servers) {
    this.servers = servers;
  }

  /** A server that was not searched. */
  record Silent(String server, String reason) {}

  /** What was found, and where nothing could be looked for. */
  record Found(List<Hit> hits, List<Silent> unreachable) {}

  /**
   * @param text a part of the name in any case, or the whole id
   * @param type a word such as {@code Workflow}, in any case; null for all
   * @param server name or id; null for all
   * @throws MultinodeException USAGE for an unknown type, NOT_FOUND for an unknown server
   */
  Found search(String text, String type, String server) {
    List<String> types = types(type);
    List<RemoteServer> wanted = server == null ? servers.list() : List.of(servers.get(server));
    Map<RemoteServer, CompletableFuture<List<Hit>>> searches = new LinkedHashMap<>();
    for (RemoteServer one : wanted) {
      searches.put(one, CompletableFuture.supplyAsync(() -> search(one, text, types), workers));
    }
    List<Hit> hits = new ArrayList<>();
    List<Silent> silent = new ArrayList<>();
    searches.forEach(
        (one, found) -> {
          try {
            hits.addAll(found.join());
          } catch (CompletionException e) {
            silent.add(new Silent(one.name(), e.getCause().getMessage()));
          }
        });
    return new Found(hits, silent);
  }

  private static List<String> types(String type) {
    if (type == null) {
      return List.copyOf(LISTS.keySet());
    }
    String word = type.toLowerCase(Locale.ROOT);
    return LISTS.keySet().stream()
        .filter(
            known ->
                known
                    .toLowerCase(Locale.ROOT)
                    .replace("element", "")
                    .equals(word.replace("element", "")))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE,
                    "'%s' cannot be searched for; use one of %s".formatted(type, LISTS.keySet())));
  }

  private List<Hit> search(RemoteServer server, String text, List<String> types) {
    VroClient client = servers.client(server);
    List<Hit> hits = new ArrayList<>();
    for (String type : types) {
      for (Item item : list(server, client, type)) {
        if (fits(item, text)) {
          hits.add(hit(server, item, type));
        }
      }
    }
    hits.sort(Comparator.comparing(Hit::path).thenComparing(Hit::id));
    return hits.size() > MAX_HITS_PER_SERVER ? hits.subList(0, MAX_HITS_PER_SERVER) : hits;
  }

  private List<Item> list(RemoteServer server, VroClient client, String type) {
    return lists.get(server.id() + " " + type, key -> client.list(LISTS.get(type), Map.of()));
  }

  private static boolean fits(Item item, String text) {
    return item.name().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
        || item.id().equals(text);
  }

  private static Hit hit(RemoteServer server, Item item, String type) {
    Map<String, String> attributes = item.attributes();
    String folder = attributes.getOrDefault("categoryPath", attributes.get("categoryName"));
    String path = folder == null ? item.name() : folder + "/" + item.name();
    return new Hit(
        server.name(),
        item.name(),
        item.id(),
        type,
        type.equals("Action") ? attributes.getOrDefault("fqn", path) : path,
        attributes.getOrDefault("version", ""));
  }
}
