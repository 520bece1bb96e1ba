package dev.multinode.core.check;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells over REST what a workflow needs that is not here. */
final class CheckResource implements Resource {
  private final WorkflowCheck check;
  private final ContentLibrary library;

  @Inject
  CheckResource(WorkflowCheck check, ContentLibrary library) {
    this.check = check;
    this.library = library;
  }

  @Override
  public void register(Routes routes) {
    routes.get("/api/v1/workflows/{id}/check", this::check);
  }

  private Response check(Request request) {
    Workflow workflow = library.workflow(request.path("id"));
    WorkflowCheck.Report report = check.check(workflow.id());
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject("workflow").put("id", workflow.id()).put("name", workflow.name());
    json.put("workflows", report.workflows());
    json.put("actions", report.actions());
    ArrayNode findings = json.putArray("findings");
    report.findings().forEach(finding -> write(finding, findings.addObject()));
    return Response.json(json);
  }

  private static void write(Finding finding, ObjectNode json) {
    json.put("kind", finding.kind().word());
    json.put("what", finding.what());
    ArrayNode names = json.putArray("names");
    finding.names().forEach(names::add);
    json.put("advice", finding.advice());
    ArrayNode places = json.putArray("places");
    for (Finding.Place place : finding.places()) {
      ObjectNode entry = places.addObject().put("where", place.where());
      if (place.line() > 0) {
        entry.put("line", place.line());
      }
    }
  }
}
