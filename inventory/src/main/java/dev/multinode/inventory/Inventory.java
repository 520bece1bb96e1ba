package dev.multinode.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import dev.multinode.core.remote.VroClient;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What servers offer, folder by folder. An opened folder is remembered with its age; when its
 * server does not answer, what is remembered is shown as stale.
 */
final class Inventory {
  /** Opening the same folder again within this time asks nobody. */
  private static final Duration FRESH = Duration.ofSeconds(60);

  /** Folders are small; the largest have some thousand entries of about 300 bytes. */
  private static final int MAX_FOLDERS = 2_000;

  private final Servers servers;
  private final InstantSource clock;
  private final Cache<Key, Read> folders = Caffeine.newBuilder().maximumSize(MAX_FOLDERS).build();

  private record Key(String serverId, FolderPath path) {}

  private record Read(List<Entry> entries, Instant at) {}

  @Inject
  Inventory(Servers servers, InstantSource clock) {
    this.servers = servers;
    this.clock = clock;
  }

  /**
   * @param refresh whether to ask the server even when the folder is remembered
   * @throws MultinodeException NOT_FOUND when there is no such folder, and what {@link VroClient}
   *     throws when nothing is remembered
   */
  Listing open(RemoteServer server, FolderPath path, boolean refresh) {
    Key key = new Key(server.id(), path);
    Read kept = folders.getIfPresent(key);
    if (kept != null && !refresh && age(kept).compareTo(FRESH) < 0) {
      return new Listing(path, kept.entries(), age(kept), false, "");
    }
    try {
      Read read = new Read(read(server, path, refresh), clock.instant());
      folders.put(key, read);
      return new Listing(path, read.entries(), Duration.ZERO, false, "");
    } catch (MultinodeException e) {
      if (kept == null || e.code() == ErrorCode.NOT_FOUND) {
        throw e;
      }
      return new Listing(path, kept.entries(), age(kept), true, e.getMessage());
    }
  }

  private Duration age(Read read) {
    return Duration.between(read.at(), clock.instant());
  }

  private List<Entry> read(RemoteServer server, FolderPath path, boolean refresh) {
    VroClient client = servers.client(server);
    if (path.depth() == 0) {
      return FolderReader.top(client);
    } else if (FolderReader.isFixed(path)) {
      return FolderReader.system();
    } else if (FolderReader.isFoundByPath(path)) {
      if (!isEntry(server, path, refresh)) {
        throw notFound(server, path);
      }
      return FolderReader.byPath(client, path);
    }
    return FolderReader.below(client, path, folder(server, path, refresh));
  }

  /** Whether a folder of the first two levels exists; without asking twice for the same. */
  private boolean isEntry(RemoteServer server, FolderPath path, boolean refresh) {
    if (path.depth() == 1) {
      return true; // the server itself says when it has no such plug-in
    }
    return open(server, path.parent(), refresh).entries().stream()
        .anyMatch(entry -> entry.name().equals(path.last()));
  }

  private Entry folder(RemoteServer server, FolderPath path, boolean refresh) {
    return find(server, path, false)
        .or(() -> refresh ? Optional.empty() : find(server, path, true))
        .orElseThrow(() -> notFound(server, path));
  }

  private Optional<Entry> find(RemoteServer server, FolderPath path, boolean refresh) {
    return open(server, path.parent(), refresh).entries().stream()
        .filter(entry -> entry.folder() && entry.name().equals(path.last()))
        .findFirst();
  }

  private static NotFoundException notFound(RemoteServer server, FolderPath path) {
    return new NotFoundException(
        "folder of server '" + server.name() + "'",
        path.toString(),
        "see 'multinode inventory list %s %s'".formatted(server.name(), path.parent()));
  }
}
