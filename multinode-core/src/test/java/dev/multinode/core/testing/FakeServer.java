package dev.multinode.core.testing;

import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Credentials;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import tools.jackson.databind.JsonNode;

/**
 * An orchestrator that speaks the vRO API over real HTTPS on loopback, in the dialect of a version,
 * and can be told to fail. Safe for use by many threads.
 */
public final class FakeServer implements AutoCloseable {
  public static final String USER = "ada@corp.local";
  public static final String PASSWORD = "correct horse";
  private static final String BASE = "/vco/api";
  private static final String TOKEN = "token-of-ada";

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  /** Whose answers it gives. */
  public enum Dialect {
    /** Numbers as dates, {@code attribute}, a start without a body. */
    V7("7.6.0.12923317"),
    V8("8.18.1.35424"),
    /** Session tokens instead of Basic. */
    V9("9.0.0.24123"),
    /** A Multinode node: idempotency keys and an event stream. */
    NODE("8.18.1.1");

    final String version;

    Dialect(String version) {
      this.version = version;
    }
  }

  private enum Fault {
    STALLS,
    PAGES,
    REFUSES,
    REDIRECTS
  }

  private final String name;
  private final Dialect dialect;
  private final FakeApi api;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> fixed = new LinkedHashMap<>();
  private volatile Fault fault;
  private volatile boolean down;
  private volatile boolean vraTokens;
  private volatile int lostStarts;
  private volatile int lostTokens;
  private volatile Duration clockAhead = Duration.ZERO;
  private HeldCertificate certificate;
  private MockWebServer web;
  private int port;

  /** An 8.x server. */
  public FakeServer(String name) {
    this(name, Dialect.V8);
  }

  public FakeServer(String name, Dialect dialect) {
    this.name = name;
    this.dialect = dialect;
    this.api = new FakeApi(dialect);
    this.certificate = freshCertificate();
    open(0);
  }

  private HeldCertificate freshCertificate() {
    return new HeldCertificate.Builder()
        .commonName(name)
        .addSubjectAlternativeName("localhost")
        .addSubjectAlternativeName("127.0.0.1")
        .build();
  }

  private void open(int onPort) {
    web = new MockWebServer();
    web.setServerSocketFactory(new ReusingPorts());
    web.setProtocols(List.of(Protocol.HTTP_1_1));
    web.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    web.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            MockResponse answer = answer(request);
            String date = HTTP_DATE.format(now());
            return answer.newBuilder().setHeader("Date", date).build();
          }
        });
    try {
      web.start(InetAddress.getByName("127.0.0.1"), onPort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    port = web.getPort();
  }

  public URI uri() {
    return URI.create("https://127.0.0.1:" + port);
  }

  /** Fingerprint of the certificate that it shows now. */
  public String fingerprint() {
    return Fingerprint.of(certificate.certificate()).hex();
  }

  public java.security.cert.X509Certificate certificate() {
    return certificate.certificate();
  }

  /** Adds a workflow; without more its runs have no parameters and go on until a test ends them. */
  public FakeWorkflow workflow(String id, String workflowName) {
    FakeWorkflow workflow = new FakeWorkflow(id, workflowName);
    synchronized (api) {
      api.workflows.put(id, workflow);
    }
    return workflow;
  }

  /** Answers a GET of a path below {@code /vco/api}, whatever its query, with a JSON text. */
  public FakeServer answers(String path, String json) {
    synchronized (api) {
      fixed.put(path, json);
    }
    return this;
  }

  public void complete(String runId, Map<String, Value> outputs) {
    end(runId, "completed", outputs, null);
  }

  public void fail(String runId, String error) {
    end(runId, "failed", Map.of(), error);
  }

  private void end(String runId, String state, Map<String, Value> outputs, String error) {
    synchronized (api) {
      api.end(api.runs.get(runId), state, outputs, error);
      api.notifyAll();
    }
  }

  /** Forgets a run, as a clean-up of the server does. */
  public void deleteRun(String runId) {
    synchronized (api) {
      api.runs.remove(runId);
    }
  }

  /** Forgets a workflow and goes on with its runs. */
  public void deleteWorkflow(String id) {
    synchronized (api) {
      api.workflows.remove(id);
    }
  }

  /** Ids of the runs of a workflow, in the order of their starts. */
  public List<String> runs(String workflowId) {
    synchronized (api) {
      return api.runs.values().stream()
          .filter(run -> run.workflow.id.equals(workflowId))
          .map(run -> run.id)
          .toList();
    }
  }

  public String state(String runId) {
    synchronized (api) {
      return api.runs.get(runId).state;
    }
  }

  /** Method and path of every request that came, the oldest first. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Takes every request and answers none. */
  public void stalls() {
    fault = Fault.STALLS;
  }

  /** Answers with the HTML page of a gateway, status 503. */
  public void answersPages() {
    fault = Fault.PAGES;
  }

  /** Answers 401 to everything that needs a login. */
  public void refusesEverybody() {
    fault = Fault.REFUSES;
  }

  public void redirects() {
    fault = Fault.REDIRECTS;
  }

  public void heals() {
    fault = null;
  }

  /** Refuses the token of the next call, as if it had expired. */
  public void forgetsToken() {
    lostTokens = 1;
  }

  /** Refuses Basic and wants the token of vRA instead. */
  public void wantsVraTokens() {
    vraTokens = true;
  }

  /** The next starts happen, and the connection breaks before they are answered. */
  public void losesAnswersOfStarts(int count) {
    lostStarts = count;
  }

  /** Its clock is wrong by this much. */
  public void clockIsAheadBy(Duration duration) {
    clockAhead = duration;
  }

  /** Shows another certificate from now on. */
  public void changesCertificate() {
    goesDown();
    certificate = freshCertificate();
    comesBack();
  }

  public void goesDown() {
    synchronized (api) {
      down = true;
      api.notifyAll();
    }
    web.close();
  }

  /** Answers again, at the same address, and knows what it knew. */
  public void comesBack() {
    down = false;
    open(port);
  }

  @Override
  public void close() {
    goesDown();
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String path = request.getUrl().encodedPath();
    requests.add(request.getMethod() + " " + path);
    if (fault == Fault.STALLS) {
      return new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    } else if (fault == Fault.PAGES) {
      return page();
    } else if (fault == Fault.REDIRECTS) {
      return status(302).addHeader("Location", "https://login.example/").build();
    }
    MockResponse login = login(request, path);
    if (login != null) {
      return login;
    }
    if (path.equals(BASE + "/about")) {
      return json(200, api.about()).build();
    }
    if (!isLoggedIn(request)) {
      return json(401, "{\"message\":\"who are you\"}")
          .addHeader("WWW-Authenticate", vraTokens ? "Bearer" : "Basic realm=\"vro\"")
          .build();
    }
    if (path.equals("/api/v1/events") && dialect == Dialect.NODE) {
      return events(request);
    }
    String below = path.startsWith(BASE) ? path.substring(BASE.length()) : "";
    synchronized (api) {
      return route(request, below.endsWith("/") ? below.substring(0, below.length() - 1) : below);
    }
  }

  private static MockResponse page() {
    return status(503)
        .addHeader("Content-Type", "text/html")
        .body(
            "<html><title>x</title><p class=\"status-code\">503</p>"
                + "<p class=\"status-message\">The appliance is starting</p></html>")
        .build();
  }

  private MockResponse login(RecordedRequest request, String path) {
    boolean known = body(request).path("password").asString("").equals(PASSWORD);
    if (vraTokens && path.equals("/csp/gateway/am/api/login")) {
      return json(known ? 200 : 400, known ? "{\"refresh_token\":\"r\"}" : "{}").build();
    } else if (vraTokens && path.equals("/iaas/api/login")) {
      return json(200, "{\"token\":\"" + TOKEN + "\",\"tokenType\":\"Bearer\"}").build();
    } else if (dialect == Dialect.V9 && path.equals("/cloudapi/1.0.0/sessions")) {
      return basic(request)
          ? json(200, "{}").addHeader("x-vmware-vcloud-access-token", TOKEN).build()
          : json(401, "{}").build();
    }
    return null;
  }

  private static boolean basic(RecordedRequest request) {
    return Credentials.basic(USER, PASSWORD).equals(request.getHeaders().get("Authorization"));
  }

  private boolean isLoggedIn(RecordedRequest request) {
    if (fault == Fault.REFUSES) {
      return false;
    }
    if (!vraTokens && dialect != Dialect.V9) {
      return basic(request);
    }
    if (lostTokens > 0) {
      lostTokens--;
      return false;
    }
    return ("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"));
  }

  private MockResponse events(RecordedRequest request) throws InterruptedException {
    String after = request.getUrl().queryParameter("after");
    synchronized (api) {
      if (after == null) {
        return json(200, api.events(api.ended.size(), 0)).build();
      }
      String wait = request.getUrl().queryParameter("waitMillis");
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(wait));
      while (api.ended.size() <= Integer.parseInt(after) && System.nanoTime() < end && !down) {
        TimeUnit.NANOSECONDS.timedWait(api, Math.max(1, end - System.nanoTime()));
      }
      return json(200, api.events(Integer.parseInt(after), 100)).build();
    }
  }

  private MockResponse route(RecordedRequest request, String path) {
    String base = uri() + BASE;
    String fixedAnswer = fixed.get(path);
    if (fixedAnswer != null) {
      return json(200, fixedAnswer).build();
    }
    String[] parts = path.split("/");
    if (path.equals("/users")) {
      return json(200, "{\"admin-rights\":true}").build();
    } else if (path.equals("/workflows")) {
      return json(200, api.workflowList(base)).build();
    } else if (parts.length == 3 && parts[1].equals("categories")) {
      FakeWorkflow of = api.workflows.get(parts[2].replace("folder-of-", ""));
      return of == null ? notFound() : json(200, "{\"path\":\"" + of.folder + "\"}").build();
    }
    FakeWorkflow workflow =
        parts.length > 2 && parts[1].equals("workflows") ? api.workflows.get(parts[2]) : null;
    if (workflow == null) {
      return notFound();
    } else if (parts.length == 3) {
      return json(200, api.workflow(workflow)).build();
    } else if (parts.length == 4) {
      return request.getMethod().equals("POST")
          ? start(request, workflow, base)
          : json(200, api.runList(workflow, base)).build();
    }
    FakeRun run = api.runs.get(parts[4]);
    if (run == null) {
      return notFound();
    } else if (parts.length == 5) {
      return json(200, api.run(run, base)).build();
    } else if (request.getMethod().equals("DELETE")) {
      api.end(run, "canceled", Map.of(), "canceled");
      api.notifyAll();
      return status(204).build();
    }
    return json(200, "{\"value\":\"" + run.state + "\"}").build();
  }

  private MockResponse start(RecordedRequest request, FakeWorkflow workflow, String base) {
    String key = request.getHeaders().get("Idempotency-Key");
    FakeRun run = api.start(workflow, body(request), USER, key, now());
    api.notifyAll();
    if (lostStarts > 0) {
      lostStarts--;
      return new MockResponse.Builder()
          .onResponseStart(new SocketEffect.CloseSocket(true, false, false))
          .build();
    }
    String body = dialect == Dialect.V7 ? "" : api.run(run, base);
    return json(202, body).addHeader("Location", FakeApi.location(run, base)).build();
  }

  private JsonNode body(RecordedRequest request) {
    String text = request.getBody() == null ? "" : request.getBody().utf8();
    return text.startsWith("{") ? api.json.readTree(text) : api.json.createObjectNode();
  }

  private Instant now() {
    return Instant.now().plus(clockAhead);
  }

  private static MockResponse notFound() {
    return json(404, "{\"message\":\"there is no such thing\"}").build();
  }

  private static MockResponse.Builder status(int code) {
    return new MockResponse.Builder().code(code);
  }

  private static MockResponse.Builder json(int code, String body) {
    return status(code).addHeader("Content-Type", "application/json").body(body);
  }
}
