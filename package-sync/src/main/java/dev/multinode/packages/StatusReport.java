package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.multinode.core.content.Element;
import java.util.List;

/**
 * A package beside what servers have of it.
 *
 * @param inSync whether every server answered and has every element as it is here
 */
@JsonPropertyOrder({"package", "elements", "servers", "inSync"})
record StatusReport(
    @JsonProperty("package") String pkg,
    List<Local> elements,
    List<Server> servers,
    boolean inSync) {

  /** An element as it is here. */
  @JsonPropertyOrder({"type", "id", "name", "version", "hash"})
  record Local(String type, String id, String name, String version, String hash) {
    static Local of(Element element) {
      return new Local(
          element.key().type().name(),
          element.info().id(),
          element.info().name(),
          element.info().version(),
          element.info().hash());
    }
  }

  /**
   * @param state as in {@link ServerReport}
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"server", "state", "reason", "elements"})
  record Server(String server, String state, String reason, List<Remote> elements) {}

  /**
   * @param state {@code same}, {@code different}, {@code missing} or {@code unknown}
   * @param version null when the server does not have it or does not answer
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"type", "id", "state", "version"})
  record Remote(String type, String id, String state, String version) {
    static Remote of(Element element, String state, String version) {
      return new Remote(element.key().type().name(), element.info().id(), state, version);
    }

    static Remote of(Element element, RemotePackage remote) {
      RemotePackage.State there = remote.find(element.key()).orElse(null);
      if (there == null) {
        return of(element, "missing", null);
      }
      boolean same = element.info().hash().equals(there.hash());
      String other = there.hash() == null ? "unknown" : "different";
      return of(element, same ? "same" : other, there.version());
    }
  }
}
