package dev.multinode.core.remote;

import com.google.common.net.UrlEscapers;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The vRO API of one remote server, in any of its versions ({@code vro-rest-api.md}). Every method
 * is one or more calls over the network and blocks; all are safe for use by many threads.
 *
 * <p>All throw {@link dev.multinode.core.error.MultinodeException} with SERVER_UNREACHABLE,
 * SERVER_AUTHENTICATION_FAILED, SERVER_UNTRUSTED, SERVER_INCOMPATIBLE, SERVER_REFUSED, or NOT_FOUND
 * for an id or name that the server does not know.
 */
public interface VroClient {
  About about();

  /** All items of a link list such as {@code /workflows}; paging and filters are not trusted. */
  List<Item> list(String path, Map<String, String> query);

  /** Any JSON answer below {@code /vco/api}; the path begins with a slash. */
  JsonNode get(String path, Map<String, String> query);

  /** Any JSON answer of an absolute path of the server, such as {@code /api/v1/events}. */
  JsonNode getAbsolute(String path, Map<String, String> query);

  RemoteWorkflow workflow(String id);

  /**
   * Starts a run exactly once per request id. Against a node the id is sent along; against another
   * server earlier starts are looked for before a retry.
   *
   * @return the id of the run on the server
   */
  String start(String workflowId, List<Input> inputs, String requestId);

  /**
   * Starts a run exactly once, as {@link #start(String, List, String)}, for a caller that may have
   * tried before and that knows which runs are its own.
   */
  default String start(String workflowId, List<Input> inputs, Attempt attempt) {
    return start(workflowId, inputs, attempt.requestId());
  }

  Execution execution(String workflowId, String runId);

  /** Only the state; the cheapest question about a run. */
  String state(String workflowId, String runId);

  void cancel(String workflowId, String runId);

  /** The bytes of the package file. */
  byte[] exportPackage(String name);

  /** The server's own dry run of an import; NOT_FOUND on servers that do not have it. */
  JsonNode importDetails(byte[] file);

  /**
   * Imports a package. An answer of success proves nothing yet: read back.
   *
   * @param query the server's parameters ({@code vro-rest-api.md} §5.7), such as {@code overwrite}
   * @return what the server reports as errors; empty when it reports none
   */
  List<String> importPackage(byte[] file, Map<String, String> query);

  /**
   * @param option {@code deletePackage}, {@code deletePackageWithContent} or {@code
   *     deletePackageKeepingShared}
   */
  void deletePackage(String name, String option);

  /**
   * @param features names from {@code features}
   */
  record About(String version, String build, List<String> features) {}

  /**
   * One link of a list.
   *
   * @param href absolute, as the server gave it; may be empty
   * @param attributes by name; those without a value are left out
   */
  record Item(String href, String rel, Map<String, String> attributes) {
    public String id() {
      return attributes.getOrDefault("id", attributes.getOrDefault("dunesId", ""));
    }

    public String name() {
      return attributes.getOrDefault("name", attributes.getOrDefault("displayName", ""));
    }
  }

  /**
   * @param categoryPath folder names joined with slashes; empty when the server does not tell
   */
  record RemoteWorkflow(
      String id,
      String name,
      String version,
      String description,
      String categoryPath,
      List<Parameter> inputs,
      List<Parameter> outputs) {}

  /** One segment of a path, encoded, so that an id may hold slashes and blanks. */
  static String segment(String id) {
    return UrlEscapers.urlPathSegmentEscaper().escape(id);
  }

  /**
   * The links of an answer, or of its member {@code relations}; those that only navigate left out.
   */
  static List<Item> items(JsonNode answer) {
    return VroJson.items(answer);
  }

  /**
   * A start that is tried now.
   *
   * @param earlier when a start with this request id was first tried; null when none was
   * @param claimed whether a run of the server is known to belong to another request
   */
  record Attempt(String requestId, Instant earlier, Predicate<String> claimed) {}

  /** An input of a start with its declared type. */
  record Input(Parameter parameter, Value value) {}

  /**
   * @param state RUNNING for a word that is none of the eight
   * @param error null unless failed or canceled
   * @param currentItem null when the server does not tell
   */
  record Execution(
      String id,
      String name,
      RunState state,
      String error,
      String currentItem,
      Map<String, Value> inputs,
      Map<String, Value> outputs) {}
}
