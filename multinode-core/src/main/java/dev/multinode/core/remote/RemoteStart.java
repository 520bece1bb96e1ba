package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.VroClient.Attempt;
import dev.multinode.core.remote.VroClient.Execution;
import dev.multinode.core.remote.VroClient.Input;
import dev.multinode.core.remote.VroClient.Item;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts a run exactly once. A node takes an idempotency key. Other servers know nothing like it:
 * there, when the answer to a start got lost, our run is looked for among the workflow's executions
 * (same user, same inputs, started since the first try, not claimed by another request) before the
 * start is sent again.
 */
final class RemoteStart {
  private static final MediaType JSON = MediaType.get("application/json");

  /** The server's clock is known from a header with whole seconds. */
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

  /** How long a start whose answer got lost may take to show up; the server is busy then. */
  private static final List<Duration> LOOKS =
      List.of(Duration.ofMillis(200), Duration.ofMillis(800));

  private final VroApi api;
  private final OkHttpVroClient client;
  private final JsonMapper json;
  private final InstantSource clock;

  RemoteStart(VroApi api, OkHttpVroClient client, JsonMapper json, InstantSource clock) {
    this.api = api;
    this.client = client;
    this.json = json;
    this.clock = clock;
  }

  String start(String workflowId, List<Input> inputs, Attempt attempt) {
    RequestBody body = body(inputs);
    if (api.server().node()) {
      Headers key = Headers.of("Idempotency-Key", attempt.requestId());
      return postTwice(workflowId, key, body, () -> null);
    }
    Search search = new Search(workflowId, values(inputs), attempt.claimed());
    Instant first = attempt.earlier() == null ? clock.instant() : attempt.earlier();
    if (attempt.earlier() != null) {
      String found = search.find(first);
      if (found != null) {
        return found;
      }
    }
    return postTwice(workflowId, Headers.EMPTY, body, () -> search.findSoon(first));
  }

  /**
   * @param lookup finds what the first try has started, or null; asked before the second
   * @throws ServerUnreachableException the one of the first try when that may have been received:
   *     whatever follows says nothing of it
   */
  private String postTwice(
      String workflowId, Headers headers, RequestBody body, Supplier<String> lookup) {
    try {
      return post(workflowId, headers, body);
    } catch (ServerUnreachableException lost) {
      if (!lost.maybeReceived()) {
        throw lost;
      }
      try {
        String found = lookup.get();
        return found == null ? post(workflowId, headers, body) : found;
      } catch (MultinodeException e) {
        throw e.code() == ErrorCode.CONFLICT ? e : lost;
      }
    }
  }

  private String post(String workflowId, Headers headers, RequestBody body) {
    String path = OkHttpVroClient.executions(workflowId);
    Answer answer = api.send("POST", path, Map.of(), headers, body);
    String id =
        answer.looksLikeJson() ? api.json(answer, "POST " + path).path("id").asString("") : "";
    if (id.isEmpty() && answer.location() != null) {
      id = VroJson.lastSegment(answer.location());
    }
    if (id.isEmpty()) {
      throw ServerAnswerException.notAnOrchestrator(
          api.server(), "POST " + path, answer.status(), "no id of the run that it started");
    }
    return id;
  }

  private RequestBody body(List<Input> inputs) {
    ObjectNode body = json.createObjectNode();
    ArrayNode parameters = body.putArray("parameters");
    for (Input input : inputs) {
      parameters.add(JsonValues.writeParameter(input.parameter(), input.value()));
    }
    return RequestBody.create(body.toString(), JSON);
  }

  private static Map<String, Value> values(List<Input> inputs) {
    Map<String, Value> values = new LinkedHashMap<>();
    inputs.forEach(input -> values.put(input.parameter().name(), input.value()));
    return values;
  }

  /** Looks for a run that an earlier try of the same start may have begun. */
  private final class Search {
    private final String workflowId;
    private final Map<String, Value> inputs;
    private final Predicate<String> claimed;

    Search(String workflowId, Map<String, Value> inputs, Predicate<String> claimed) {
      this.workflowId = workflowId;
      this.inputs = inputs;
      this.claimed = claimed;
    }

    String findSoon(Instant first) {
      for (Duration pause : LOOKS) {
        try {
          Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new ServerUnreachableException(api.server(), "interrupted", true, e);
        }
        String found = find(first);
        if (found != null) {
          return found;
        }
      }
      return null;
    }

    /** The one run that fits; null when none does. */
    String find(Instant first) {
      JsonNode list = api.get(OkHttpVroClient.executions(workflowId), Map.of());
      Instant since = api.serverTime(first).minus(CLOCK_SLACK);
      List<String> found = new ArrayList<>();
      for (Item run : VroJson.items(list)) {
        if (isCandidate(run, since)) {
          Execution execution = client.execution(workflowId, run.id());
          if (SameValues.same(inputs, execution.inputs())) {
            found.add(run.id());
          }
        }
      }
      if (found.size() > 1) {
        throw new MultinodeException(
            ErrorCode.CONFLICT,
            ("the answer of server '%s' to a start of workflow %s got lost, and the runs %s there all"
                    + " look like it; nothing more was started. Look at them on the server, cancel"
                    + " what is not wanted, and start again")
                .formatted(api.server().name(), workflowId, found),
            Map.of("runs", found),
            null);
      }
      return found.isEmpty() ? null : found.get(0);
    }

    private boolean isCandidate(Item run, Instant since) {
      String started =
          run.attributes()
              .getOrDefault("startDate", run.attributes().getOrDefault("start-date", ""));
      String by =
          run.attributes()
              .getOrDefault("startedBy", run.attributes().getOrDefault("started-by", ""));
      return !run.id().isEmpty()
          && !claimed.test(run.id())
          && VroJson.date(started).map(at -> !at.isBefore(since)).orElse(true)
          && (by.isEmpty() || account(by).equals(account(api.server().user())));
    }

    /** {@code ada} of {@code ada@corp.local} and {@code CORP\ada}. */
    private String account(String user) {
      String name = user.substring(user.lastIndexOf('\\') + 1);
      int at = name.indexOf('@');
      return (at < 0 ? name : name.substring(0, at)).toLowerCase(Locale.ROOT);
    }
  }
}
