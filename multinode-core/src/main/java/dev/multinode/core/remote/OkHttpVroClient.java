package dev.multinode.core.remote;

import dev.multinode.core.engine.RunState;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.JsonValues;
import dev.multinode.core.value.Value;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vRO API over OkHttp, tolerant of what servers of all versions do. */
final class OkHttpVroClient implements VroClient {
  private static final String ZIP = "application/zip, application/octet-stream";
  private static final MediaType OCTETS = MediaType.get("application/octet-stream");

  /** More pages than any server has; ends a list of a server that pages in circles. */
  private static final int MAX_PAGES = 1_000;

  private final VroApi api;
  private final RemoteStart starts;

  OkHttpVroClient(VroApi api, JsonMapper json, InstantSource clock) {
    this.api = api;
    this.starts = new RemoteStart(api, this, json, clock);
  }

  /** Finds out whether the login is accepted; {@code /about} answers without one. */
  void checkLogin() {
    try {
      api.get(VroApi.BASE + "/users", Map.of());
    } catch (MultinodeException e) {
      if (!VroApi.isNotFound(e)) {
        throw e;
      }
      api.get(VroApi.BASE + "/workflows", Map.of("maxResult", "1"));
    }
  }

  @Override
  public About about() {
    JsonNode about = api.getOpen(VroApi.BASE + "/about");
    String version = VroJson.text(about, "version");
    if (version.isEmpty()) {
      throw ServerAnswerException.notAnOrchestrator(
          api.server(), "GET /vco/api/about", 200, "it names no version");
    }
    JsonNode named =
        about.path("features").isArray() ? about.path("features") : about.path("feature");
    List<String> features = new ArrayList<>();
    for (JsonNode feature : named) {
      features.add(feature.isString() ? feature.asString() : VroJson.text(feature, "name"));
    }
    return new About(version, VroJson.text(about, "build-number", "buildNumber"), features);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Asks for everything at once, which servers grant by default. Only when a server says that
   * there is more, it is asked for, until a page brings nothing new.
   */
  @Override
  public List<Item> list(String path, Map<String, String> query) {
    Map<String, Item> found = new LinkedHashMap<>();
    int received = 0;
    for (int page = 0; page < MAX_PAGES; page++) {
      Map<String, String> pageQuery = new LinkedHashMap<>(query);
      if (page > 0) {
        pageQuery.put("startIndex", String.valueOf(received));
      }
      JsonNode answer = api.get(VroApi.BASE + path, pageQuery);
      List<Item> items = VroJson.items(answer);
      int before = found.size();
      items.forEach(item -> found.putIfAbsent(identity(item), item));
      received += items.size();
      boolean nothingNew = found.size() == before;
      if (nothingNew || received >= VroJson.total(answer) || query.containsKey("maxResult")) {
        break;
      }
    }
    return found.values().stream().filter(item -> fits(item, query.get("conditions"))).toList();
  }

  private static String identity(Item item) {
    return item.href() + " " + item.id() + " " + item.name();
  }

  /** Conditions on the name are applied here too, since servers leave them out at will. */
  private static boolean fits(Item item, String condition) {
    if (condition == null || !condition.startsWith("name")) {
      return true;
    }
    String wanted = condition.substring(Math.min(5, condition.length()));
    String name = item.name();
    return switch (condition.length() > 4 ? condition.charAt(4) : ' ') {
      case '=' -> name.equals(wanted);
      case '~' -> name.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
      case '^' -> name.toLowerCase(Locale.ROOT).startsWith(wanted.toLowerCase(Locale.ROOT));
      default -> true;
    };
  }

  @Override
  public JsonNode get(String path, Map<String, String> query) {
    return api.get(VroApi.BASE + path, query);
  }

  @Override
  public JsonNode getAbsolute(String path, Map<String, String> query) {
    return api.get(path, query);
  }

  @Override
  public RemoteWorkflow workflow(String id) {
    JsonNode workflow = get("/workflows/" + VroClient.segment(id), Map.of());
    return new RemoteWorkflow(
        VroJson.text(workflow, "id").isEmpty() ? id : VroJson.text(workflow, "id"),
        VroJson.text(workflow, "name"),
        VroJson.text(workflow, "version"),
        VroJson.text(workflow, "description"),
        categoryPath(workflow),
        VroJson.parameters(workflow, "input-parameters", "inputParameters"),
        VroJson.parameters(workflow, "output-parameters", "outputParameters"));
  }

  private String categoryPath(JsonNode workflow) {
    String category = VroJson.text(workflow, "category-id", "categoryId");
    if (category.isEmpty()) {
      for (JsonNode link : workflow.path("relations").path("link")) {
        String href = VroJson.text(link, "href");
        if (VroJson.text(link, "rel").equals("up") && href.contains("/categories/")) {
          category = VroJson.lastSegment(href);
        }
      }
    }
    if (category.isEmpty()) {
      return "";
    }
    try {
      return VroJson.text(get("/categories/" + VroClient.segment(category), Map.of()), "path");
    } catch (MultinodeException e) {
      if (VroApi.isNotFound(e)) {
        return "";
      }
      throw e;
    }
  }

  @Override
  public String start(String workflowId, List<Input> inputs, String requestId) {
    return start(workflowId, inputs, new Attempt(requestId, null, run -> false));
  }

  @Override
  public String start(String workflowId, List<Input> inputs, Attempt attempt) {
    return starts.start(workflowId, inputs, attempt);
  }

  static String executions(String workflowId) {
    return VroApi.BASE + "/workflows/" + VroClient.segment(workflowId) + "/executions";
  }

  private static String execution(String workflowId, String runId, String more) {
    return executions(workflowId) + "/" + VroClient.segment(runId) + more;
  }

  @Override
  public Execution execution(String workflowId, String runId) {
    JsonNode run = api.get(execution(workflowId, runId, ""), Map.of());
    RunState state = RunState.parse(VroJson.text(run, "state")).orElse(RunState.RUNNING);
    String error = VroJson.text(run, "content-exception", "contentException");
    String item = VroJson.text(run, "current-item-display-name", "currentItemDisplayName");
    return new Execution(
        runId,
        VroJson.text(run, "name"),
        state,
        error.isEmpty() ? null : error,
        item.isEmpty() ? null : item,
        values(run, "input-parameters", "inputParameters"),
        values(run, "output-parameters", "outputParameters"));
  }

  private static Map<String, Value> values(JsonNode run, String wireName, String documentedName) {
    JsonNode parameters =
        run.path(wireName).isArray() ? run.path(wireName) : run.path(documentedName);
    return JsonValues.readParameters(parameters);
  }

  @Override
  public String state(String workflowId, String runId) {
    JsonNode state = api.get(execution(workflowId, runId, "/state"), Map.of());
    return VroJson.text(state, "value", "state");
  }

  @Override
  public void cancel(String workflowId, String runId) {
    api.send("DELETE", execution(workflowId, runId, "/state"), Map.of(), Headers.EMPTY, null);
  }

  @Override
  public byte[] exportPackage(String name) {
    return api.getFile(
        packagePath(name),
        Map.of(
            "exportConfigurationAttributeValues", "true",
            "exportConfigSecureStringAttributeValues", "false",
            "exportVersionHistory", "false",
            "exportGlobalTags", "true"),
        ZIP);
  }

  @Override
  public JsonNode importDetails(byte[] file) {
    String path = VroApi.BASE + "/packages/import-details";
    Answer answer = api.send("POST", path, Map.of(), Headers.EMPTY, upload(file));
    return api.json(answer, "POST " + path);
  }

  @Override
  public List<String> importPackage(byte[] file, Map<String, String> query) {
    String path = VroApi.BASE + "/packages";
    Answer answer = api.send("POST", path, query, Headers.EMPTY, upload(file));
    List<String> errors = new ArrayList<>();
    if (answer.body().length > 0) {
      for (JsonNode error : api.json(answer, "POST " + path).path("errors")) {
        String name = VroJson.text(error, "elementName", "name", "elementId", "id");
        errors.add((name.isEmpty() ? "" : name + ": ") + VroJson.text(error, "message"));
      }
    }
    return errors;
  }

  @Override
  public void deletePackage(String name, String option) {
    api.send("DELETE", packagePath(name), Map.of("option", option), Headers.EMPTY, null);
  }

  private static String packagePath(String name) {
    return VroApi.BASE + "/packages/" + VroClient.segment(name);
  }

  private static RequestBody upload(byte[] file) {
    return new MultipartBody.Builder()
        .setType(MultipartBody.FORM)
        .addFormDataPart("file", "upload.package", RequestBody.create(file, OCTETS))
        .build();
  }
}
