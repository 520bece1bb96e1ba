package dev.multinode.examples.faults;

import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.examples.NodeHttp;
import dev.multinode.examples.NodeProcess;
import dev.multinode.examples.WorkflowFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes that will fail, one far away that will not, the ledger, and a workflow of each {@link Kind}
 * in them.
 */
final class Scene implements AutoCloseable {
  private final Ledger ledger = new Ledger();
  private final Map<Kind, String> workflows = new EnumMap<>(Kind.class);
  private NodeProcess far;
  private Cluster cluster;

  private Scene() throws Exception {}

  /**
   * @param names of the nodes
   * @param settings of the nodes, as environment variables
   */
  static Scene set(Path folder, List<String> names, Map<String, String> settings) throws Exception {
    Scene scene = new Scene();
    try {
      scene.start(folder, names, settings);
      return scene;
    } catch (Exception e) {
      scene.close();
      throw e;
    }
  }

  private void start(Path folder, List<String> names, Map<String, String> settings)
      throws Exception {
    String plugins = pluginsIn(folder.resolve("plugins"));
    Map<String, String> all = new HashMap<>(settings);
    all.put(LedgerPlugin.ADDRESS, ledger.url().toString());
    far = NodeProcess.start(folder.resolve("far"), 0, ledgerOnly(), plugins);
    cluster = Cluster.start(folder, names, all, plugins);
    upload(new NodeHttp(far.base()), List.of(FaultFlows.far()));
    NodeHttp near = cluster.reachable().get(0);
    upload(near, FaultFlows.near());
    for (Kind kind : Kind.values()) {
      workflows.put(kind, kind.workflowId());
    }
    workflows.put(Kind.PROXY, proxy(near, far.base()));
  }

  private Map<String, String> ledgerOnly() {
    return Map.of(LedgerPlugin.ADDRESS, ledger.url().toString());
  }

  /** Only these nodes have the plug-in, not those of other tests. */
  private static String pluginsIn(Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("dev.multinode.core.spi.NodePlugin"), LedgerPlugin.class.getName());
    return folder.toString();
  }

  private static void upload(NodeHttp node, List<Workflow> flows) throws Exception {
    String category =
        node.post(
                "/vco/api/categories",
                "{\"name\": \"Faults\", \"type\": \"WorkflowCategory\"}",
                201)
            .path("id")
            .asString();
    for (Workflow flow : flows) {
      node.upload(
          "/vco/api/workflows?overwrite=true&categoryId=" + category,
          flow.name() + ".workflow",
          WorkflowFile.of(WorkflowXml.write(flow)),
          200,
          201,
          202);
    }
  }

  private static String proxy(NodeHttp near, URI far) throws Exception {
    String fingerprint =
        near.post("/api/v1/servers/probe", "{\"url\": \"%s\"}".formatted(far), 200)
            .path("fingerprint")
            .asString();
    near.post(
        "/api/v1/servers",
        """
        {"name": "far", "url": "%s", "user": "admin", "password": "%s", "fingerprint": "%s"}"""
            .formatted(far, NodeProcess.PASSWORD, fingerprint),
        201);
    return near.post(
            "/api/v1/proxies",
            """
            {"server": "far", "workflow": "%s", "mode": "sync"}"""
                .formatted(Kind.PROXY.workflowId()),
            201)
        .path("id")
        .asString();
  }

  Cluster cluster() {
    return cluster;
  }

  Ledger ledger() {
    return ledger;
  }

  /** The id of the workflow of each kind. */
  Map<Kind, String> workflows() {
    return workflows;
  }

  @Override
  public void close() {
    if (cluster != null) {
      cluster.close();
    }
    if (far != null) {
      far.close();
    }
    ledger.close();
  }
}
