package dev.multinode.core.rest;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.engine.Retention;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How long runs are kept, and deleting them before. */
final class RetentionResource implements Resource {
  private static final String RULE = "/api/v1/workflows/{id}/retention";

  private final Retention retention;
  private final ContentIndex index;

  @Inject
  RetentionResource(Retention retention, ContentIndex index) {
    this.retention = retention;
    this.index = index;
  }

  @Override
  public void register(Routes routes) {
    routes
        .post("/api/v1/runs/prune", this::prune)
        .get(RULE, request -> rule(workflow(request)))
        .put(RULE, this::setRule)
        .delete(RULE, this::dropRule);
  }

  /** {@code {"olderThan":"PT168H","workflow":ID,"keep":10,"dryRun":true}}, each optional. */
  private Response prune(Request request) {
    JsonNode json = request.json();
    Duration age = duration(json, "olderThan").orElse(Duration.ZERO);
    long keep = number(json, "keep").orElse(0L);
    if (age.isZero() && !json.has("keep") && !json.has("workflow")) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "nothing says which runs to delete; send 'olderThan', 'keep' or 'workflow'");
    }
    boolean dryRun = json.path("dryRun").asBoolean(false);
    long runs =
        retention.prune(
            Optional.of(json.path("workflow").asString(""))
                .filter(id -> !id.isBlank())
                .orElse(null),
            age,
            keep,
            dryRun);
    return Response.json(
        JsonNodeFactory.instance.objectNode().put("runs", runs).put("dryRun", dryRun));
  }

  /**
   * {@code {"age":"PT168H","runs":100}}: what is left out is as the settings say, 0 is no limit.
   */
  private Response setRule(Request request) {
    String workflow = workflow(request);
    JsonNode json = request.json();
    Retention.Rule rule =
        new Retention.Rule(duration(json, "age").orElse(null), number(json, "runs").orElse(null));
    retention.setRule(
        workflow, rule.age() == null && rule.runs() == null ? Optional.empty() : Optional.of(rule));
    return rule(workflow);
  }

  private Response dropRule(Request request) {
    retention.setRule(request.path("id"), Optional.empty());
    return Response.empty(204);
  }

  /** What counts for the workflow, and whether that is its own. */
  private Response rule(String workflow) {
    Optional<Retention.Rule> own = retention.rule(workflow);
    Duration age = own.map(Retention.Rule::age).orElse(retention.config().age());
    Long runs = own.map(Retention.Rule::runs).orElse(retention.config().runsPerWorkflow());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("workflow", workflow);
    json.put("age", age.toString());
    json.put("runs", runs);
    json.put("own", own.isPresent());
    return Response.json(json);
  }

  private String workflow(Request request) {
    return index.get(ElementType.WORKFLOW, request.path("id"), "workflow").id();
  }

  private static Optional<Duration> duration(JsonNode json, String name) {
    String text = json.path(name).asString("");
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      Duration duration = text.equals("0") ? Duration.ZERO : Duration.parse(text);
      if (!duration.isNegative()) {
        return Optional.of(duration);
      }
    } catch (DateTimeParseException e) {
      // reported below, with the negative ones
    }
    throw new MultinodeException(
        ErrorCode.USAGE,
        "'%s' is '%s'; it must be a duration such as PT168H, not negative".formatted(name, text));
  }

  private static Optional<Long> number(JsonNode json, String name) {
    JsonNode node = json.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(ListQuery.whole(name, node.asString("")));
  }
}
