package dev.multinode.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.multinode.core.crypto.NodeCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node that says what a test tells it to, over real HTTPS. An answer that is given several times
 * for the same request is a sequence; the last one stays.
 */
final class FakeNode implements AutoCloseable {
  /** A request as it arrived. */
  record Seen(String request, String authorization, String idempotencyKey, String body) {
    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }
  }

  private record Answer(int status, Map<String, String> headers, String body) {}

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final NodeCertificate certificate;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /**
   * @param folder where its key and certificate are
   */
  FakeNode(Path folder) {
    try {
      certificate = NodeCertificate.in(folder, List.of("localhost"), Instant.now());
      char[] password = "test".toCharArray();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(certificate.keyStore(password), password);
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(keys.getKeyManagers(), null, null);
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      server.setExecutor(threads);
      server.createContext("/", this::handle);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param request {@code GET /api/v1/servers}, with the query as it is sent
   */
  FakeNode answers(String request, String json) {
    return answers(request, 200, Map.of(), json);
  }

  FakeNode answers(String request, int status, Map<String, String> headers, String json) {
    answers
        .computeIfAbsent(request, any -> new ArrayDeque<>())
        .add(new Answer(status, headers, json));
    return this;
  }

  FakeNode refuses(String request, int status, String code, String message) {
    String error = "{\"message\":\"%s\",\"code\":\"%s\",\"details\":{}}".formatted(message, code);
    return answers(request, status, Map.of(), error);
  }

  URI url() {
    return URI.create("https://localhost:" + server.getAddress().getPort());
  }

  String fingerprint() {
    return certificate.fingerprint().hex();
  }

  List<String> requests() {
    return seen.stream().map(Seen::request).toList();
  }

  /** The last request of this kind. */
  Seen seen(String request) {
    return seen.stream()
        .filter(each -> each.request().equals(request))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError(request + " did not come, but " + requests()));
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    seen.add(
        new Seen(
            request,
            exchange.getRequestHeaders().getFirst("Authorization"),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    Deque<Answer> queue = answers.get(request);
    Answer answer =
        queue == null
            ? new Answer(
                404,
                Map.of(),
                "{\"message\":\"nothing at %s\",\"code\":\"NOT_FOUND\"}".formatted(request))
            : queue.size() > 1 ? queue.poll() : queue.peek();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
