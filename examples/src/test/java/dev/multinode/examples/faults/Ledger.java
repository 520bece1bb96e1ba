package dev.multinode.examples.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What runs did outside of the nodes, written down where no fault reaches. */
final class Ledger implements AutoCloseable {
  /**
   * @param runId who did it
   * @param requestId what the engine says of the attempt: the same for each
   */
  record Note(String runId, String requestId) {}

  private final Map<String, Queue<Note>> notes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpServer server;

  Ledger() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext("/", this::write);
    server.setExecutor(threads);
    server.start();
  }

  private void write(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = body.lines().toList();
      notes
          .computeIfAbsent(lines.get(0), step -> new ConcurrentLinkedQueue<>())
          .add(new Note(lines.get(1), lines.get(2)));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Every time that something was done. */
  List<Note> of(String what) {
    return List.copyOf(notes.getOrDefault(what, new ConcurrentLinkedQueue<>()));
  }

  /** How often anything was done once more, because the first time was not known to have been. */
  long repeats() {
    return notes.values().stream().mapToLong(Queue::size).sum() - notes.size();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
