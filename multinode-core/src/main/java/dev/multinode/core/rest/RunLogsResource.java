package dev.multinode.core.rest;

import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What runs write: {@code syslogs} has every line, {@code logs} what the engine itself says ({@code
 * vro-rest-api.md} §5.4.3).
 */
final class RunLogsResource implements Resource {
  private static final String RUN = "/vco/api/workflows/{id}/executions/{run}";

  private final Runs runs;

  @Inject
  RunLogsResource(Runs runs) {
    this.runs = runs;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get(RUN + "/syslogs", this::syslogs)
        .post(RUN + "/syslogs", this::syslogsOfOldClients)
        .get(RUN + "/logs", this::events);
  }

  private Response syslogs(Request request) {
    return answer(request, lines(request));
  }

  private Response events(Request request) {
    return answer(
        request, lines(request).stream().filter(line -> line.origin().equals("server")).toList());
  }

  /** Before 7.6 the filter was a body, and {@code older-than} means newer than. */
  private Response syslogsOfOldClients(Request request) {
    JsonNode body = request.json();
    String runId = ExecutionsResource.find(runs, request).id();
    String severity = severity(body.path("severity").asString("debug"));
    return answer(
        request, runs.log(runId, severity, Dates.parse(body.path("older-than").asString("0"))));
  }

  private List<LogLine> lines(Request request) {
    String severity = "debug";
    Instant after = Instant.EPOCH;
    for (Condition condition : Condition.parse(request.queries("conditions"))) {
      switch (condition.property().toLowerCase(Locale.ROOT)) {
        case "severity" -> severity = severity(condition.value());
        case "timestamp", "time-stamp" -> after = Dates.parse(condition.value());
        default ->
            throw new MultinodeException(
                ErrorCode.USAGE,
                "logs have no property '%s'; filter by severity=… or timestamp>…"
                    .formatted(condition.property()));
      }
    }
    return runs.log(ExecutionsResource.find(runs, request).id(), severity, after);
  }

  private static Response answer(Request request, List<LogLine> lines) {
    int max = ListQuery.number(request, "maxResult", Integer.MAX_VALUE);
    return Response.json(
        RunJson.logs(
            lines.size() <= max ? lines : lines.subList(lines.size() - max, lines.size())));
  }

  /** The word of {@link LogLine}; clients also say {@code warn}. */
  static String severity(String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "debug", "info", "warning", "error" -> lower;
      case "warn" -> "warning";
      case "", "unknown" -> "debug";
      default ->
          throw new MultinodeException(
              ErrorCode.USAGE,
              "the severity '%s' does not exist; use debug, info, warning or error"
                  .formatted(word));
    };
  }
}
