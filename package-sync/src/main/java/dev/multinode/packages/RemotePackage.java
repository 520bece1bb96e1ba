package dev.multinode.packages;

import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.VroClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a server has of a package, found by exporting it: versions alone do not show drift.
 *
 * @param file the export; null when the server does not have the package
 * @param listed what the package lists there
 * @param states what is known of elements, also of those that the package does not list
 */
record RemotePackage(byte[] file, Set<ElementKey> listed, Map<ElementKey, State> states) {
  /**
   * @param hash null when the server does not tell
   */
  record State(String version, String hash) {}

  /** What the package holds there; the answer is as hostile as any file. */
  static RemotePackage read(VroClient client, String name) {
    byte[] file;
    try {
      file = client.exportPackage(name);
    } catch (MultinodeException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
      return new RemotePackage(null, Set.of(), Map.of());
    }
    Map<ElementKey, State> states = new HashMap<>();
    try (PackageFile opened = PackageFile.of(file)) {
      for (PackageElement each : PackageReader.read(opened).elements()) {
        Element element = ElementConverter.stored(each);
        states.put(element.key(), new State(element.info().version(), element.info().hash()));
      }
    }
    return new RemotePackage(file, Set.copyOf(states.keySet()), states);
  }

  /**
   * Also asks for elements that the server has outside of the package, by its own dry run of an
   * import; servers that have no such thing say nothing of them.
   */
  static RemotePackage readAll(VroClient client, LocalPackage local) {
    RemotePackage remote = read(client, local.name());
    boolean complete =
        local.elements().stream().allMatch(each -> remote.listed().contains(each.key()));
    if (complete) {
      return remote;
    }
    Map<ElementKey, State> states = new HashMap<>(outside(client, local));
    states.putAll(remote.states());
    return new RemotePackage(remote.file(), remote.listed(), states);
  }

  private static Map<ElementKey, State> outside(VroClient client, LocalPackage local) {
    JsonNode details;
    try {
      details = client.importDetails(local.file());
    } catch (MultinodeException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
      return Map.of();
    }
    Map<ElementKey, State> states = new HashMap<>();
    for (JsonNode each : details.path("importElementDetails")) {
      String type = each.path("type").asString("");
      String version = each.path("serverObjectVersion").asString("");
      if (!type.isBlank() && !version.isEmpty()) {
        states.put(
            new ElementKey(new ElementType(type), each.path("id").asString("")),
            new State(version, each.path("serverObjectHash").asString(null)));
      }
    }
    return states;
  }

  boolean exists() {
    return file != null;
  }

  Optional<State> find(ElementKey key) {
    return Optional.ofNullable(states.get(key));
  }

  boolean has(Element element) {
    return find(element.key())
        .filter(each -> element.info().hash().equals(each.hash()))
        .isPresent();
  }
}
