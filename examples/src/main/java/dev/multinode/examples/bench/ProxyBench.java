package dev.multinode.examples.bench;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.examples.nodes.ExampleException;
import dev.multinode.examples.nodes.LocalNodes;
import dev.multinode.examples.nodes.NodeProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The same small workflow, started on the remote itself and through a proxy on the master. */
final class ProxyBench implements AutoCloseable {
  private static final String WORKFLOW = "be9c4ec0-0000-4000-8000-0000000000ec";
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final Set<String> FINAL = Set.of("completed", "failed", "canceled");

  private final NodeClient master;
  private final NodeClient remote;
  private final String proxy;

  private ProxyBench(NodeClient master, NodeClient remote, String proxy) {
    this.master = master;
    this.remote = remote;
    this.proxy = proxy;
  }

  /** Puts the workflow on the remote and a proxy of it on the master. */
  static ProxyBench on(LocalNodes nodes) {
    NodeClient master = new NodeClient(nodes.master().context());
    NodeProcess there = nodes.remotes().get(0);
    NodeClient remote = new NodeClient(there.context());
    ObjectNode folder = Json.object().put("name", "Bench").put("type", "WorkflowCategory");
    String category = Json.text(remote.post("vco/api/categories").body(folder).json(), "id");
    remote
        .post("vco/api/workflows")
        .query("categoryId", category)
        .query("overwrite", true)
        .file("Echo.workflow", workflowFile())
        .send();
    master
        .post("api/v1/servers")
        .body(
            Json.object()
                .put("name", there.name())
                .put("url", there.context().url().toString())
                .put("user", "admin")
                .put("password", nodes.password())
                .put("fingerprint", there.context().fingerprint()))
        .send();
    ObjectNode wanted =
        Json.object().put("server", there.name()).put("workflow", WORKFLOW).put("mode", "sync");
    String proxy = Json.text(master.post("api/v1/proxies").body(wanted).json(), "id");
    return new ProxyBench(master, remote, proxy);
  }

  Times direct(int runs) {
    return oneByOne(remote, WORKFLOW, runs);
  }

  Times proxied(int runs) {
    return oneByOne(master, proxy, runs);
  }

  /** Runs per second when all are started before any is waited for. */
  double directAtOnce(int runs) {
    return atOnce(remote, WORKFLOW, runs);
  }

  double proxiedAtOnce(int runs) {
    return atOnce(master, proxy, runs);
  }

  private static Times oneByOne(NodeClient node, String workflow, int runs) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      awaitEnd(node, workflow, start(node, workflow, "run " + i));
      nanos.add(System.nanoTime() - begin);
    }
    return new Times(nanos);
  }

  private static double atOnce(NodeClient node, String workflow, int runs) {
    long begin = System.nanoTime();
    List<String> started = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      started.add(start(node, workflow, "run " + i));
    }
    started.forEach(run -> awaitEnd(node, workflow, run));
    return runs * 1e9 / (System.nanoTime() - begin);
  }

  private static String start(NodeClient node, String workflow, String text) {
    ObjectNode context = Json.object();
    ObjectNode input = context.putArray("parameters").addObject();
    input.put("name", "text").put("type", "string");
    input.putObject("value").putObject("string").put("value", text);
    return Json.text(
        node.post("vco/api/workflows", workflow, "executions").body(context).json(), "id");
  }

  private static void awaitEnd(NodeClient node, String workflow, String run) {
    while (true) {
      String state = state(node, workflow, run);
      if (state.equals("completed")) {
        return;
      }
      if (FINAL.contains(state)) {
        JsonNode ended = node.get("vco/api/workflows", workflow, "executions", run).json();
        throw new ExampleException(
            "run %s ended as %s: %s".formatted(run, state, Json.text(ended, "content-exception")));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static String state(NodeClient node, String workflow, String run) {
    return Json.text(
        node.get("vco/api/workflows", workflow, "executions", run, "state").json(), "value");
  }

  private static byte[] workflowFile() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (InputStream xml = ProxyBench.class.getResourceAsStream("echo.xml");
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("workflow-content"));
      xml.transferTo(zip);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  @Override
  public void close() {
    master.close();
    remote.close();
  }
}
