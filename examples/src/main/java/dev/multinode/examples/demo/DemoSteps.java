package dev.multinode.examples.demo;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.Json;
import dev.multinode.examples.nodes.ExampleException;
import dev.multinode.examples.nodes.LocalNodes;
import dev.multinode.examples.nodes.NodeProcess;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The eight steps; each throws {@link ExampleException} when it does not go as it should. */
final class DemoSteps {
  private static final String PACKAGE = "dev.multinode.demo";
  private static final String GET_VMS = "Get virtual machines by name";
  private static final String RESIZE = "Resize disk";
  private static final int RUN_FAILED = 8;
  private static final int DRIFT = 3;

  private final LocalNodes nodes;
  private final Typist typist;
  private final Path sources;
  private final Path file;

  /**
   * @param sources the folder of the package's sources
   */
  DemoSteps(LocalNodes nodes, Typist typist, Path sources) {
    this.nodes = nodes;
    this.typist = typist;
    this.sources = sources;
    file = nodes.folder().resolve(PACKAGE + ".package");
  }

  void run() {
    build();
    register();
    push();
    browse();
    generate();
    runProxy();
    failRemotely();
    findDrift();
  }

  private void build() {
    typist.step(1, "build a package from sources, sign it, verify it");
    String folder = nodes.folder().toString();
    typist.type("package", "keygen", "demo", "--folder", folder);
    typist.type(
        "package",
        "build",
        sources.toString(),
        "--name",
        PACKAGE,
        "--key",
        folder + "/demo-key.pem",
        "--file",
        file.toString());
    typist.type("package", "verify", file.toString(), "--trust", folder + "/demo-cert.pem");
  }

  private void register() {
    typist.step(2, "register two remote servers");
    typist.note("The certificate is looked at first; the password follows when it is trusted.");
    for (NodeProcess remote : nodes.remotes()) {
      typist.type(
          "server",
          "add",
          remote.name(),
          remote.context().url().toString(),
          "--user",
          "admin",
          "--accept-new-certificate");
    }
    typist.type("server", "list");
  }

  private void push() {
    typist.step(3, "push the package to both, and read back what arrived");
    String signer =
        Json.text(typist.ask("package", "inspect", file.toString()).at("/signer/sha256"));
    typist.type("package", "import", file.toString(), "--trust-signer", signer);
    typist.type("package", "push", PACKAGE, "--to", "emea,apac", "--trust-signer");
    typist.note("Every element on every server, compared by content:");
    typist.type("package", "status", PACKAGE, "--server", "emea,apac");
  }

  private void browse() {
    typist.step(4, "browse a remote inventory");
    typist.type("inventory", "tree", "emea", "--depth", "5");
    typist.type("inventory", "search", "virtual machines", "--type", "Workflow");
  }

  private void generate() {
    typist.step(5, "generate a proxy: a local workflow that runs a remote one");
    typist.type("proxy", "generate", "emea", GET_VMS);
    JsonNode proxy = typist.ask("proxy", "show", "emea/" + GET_VMS);
    expect(proxy.path("items").toString(), "[\"script\",\"waiting-event\",\"script\"]");
    expect(proxy.at("/outputs/0/type").asString(), "Array/VCO:RemotePluginObject");
  }

  private void runProxy() {
    typist.step(6, "run the proxy: it waits for the remote run without using a thread");
    typist.type("proxy", "run", "emea/" + GET_VMS, "--input", "criteria=.*");
  }

  private void failRemotely() {
    typist.step(7, "run a proxy whose remote workflow fails");
    JsonNode vms = typist.ask("proxy", "run", "emea/" + GET_VMS, "-i", "criteria=web-01");
    String vm = Json.text(vms.at("/outputs/vms/0/id"));
    typist.type("proxy", "generate", "emea", RESIZE);
    String said =
        typist.typeExpecting(
            RUN_FAILED, "proxy", "run", "emea/" + RESIZE, "-i", "vm=" + vm, "-i", "sizeGb=9000");
    if (!said.contains("a disk of 9000 GB is above the limit of 500 GB")) {
      throw new ExampleException("the remote error did not come through");
    }
    typist.note("The same with a size that is allowed; the machine is an object of the remote:");
    typist.type("proxy", "run", "emea/" + RESIZE, "-i", "vm=" + vm, "-i", "sizeGb=200");
  }

  private void findDrift() {
    typist.step(8, "find drift that no version number shows, and repair it");
    NodeProcess remote = nodes.remotes().get(1);
    typist.note(
        "Someone edits '%s' on '%s' and leaves its version:".formatted(RESIZE, remote.name()));
    editBehindOurBack(remote);
    typist.typeExpecting(DRIFT, "package", "status", PACKAGE, "--server", "emea,apac");
    typist.type("package", "push", PACKAGE, "--to", "apac", "--policy", "different");
    typist.type("package", "status", PACKAGE, "--server", "emea,apac");
  }

  private void editBehindOurBack(NodeProcess remote) {
    try (NodeClient client = new NodeClient(remote.context())) {
      String id = workflowId(client);
      JsonNode workflow = client.get("vco/api/workflows", id).json();
      byte[] exported = client.get("vco/api/workflows", id).download();
      byte[] edited = WorkflowFile.edit(exported, "sizeGb > maxDiskGb", "sizeGb > 2 * maxDiskGb");
      client
          .post("vco/api/workflows")
          .query("categoryId", Json.text(workflow, "category-id"))
          .query("overwrite", true)
          .file(RESIZE + ".workflow", edited)
          .send();
    }
    typist.note(
        "    GET  %s/vco/api/workflows/…  (a .workflow file)".formatted(remote.context().url()));
    typist.note("    POST %s/vco/api/workflows?overwrite=true".formatted(remote.context().url()));
  }

  private static String workflowId(NodeClient client) {
    for (JsonNode link : client.get("vco/api/workflows").json().path("link")) {
      String id = "";
      boolean found = false;
      for (JsonNode attribute : link.path("attributes")) {
        found |= Json.text(attribute, "value").equals(RESIZE);
        id = Json.text(attribute, "name").equals("id") ? Json.text(attribute, "value") : id;
      }
      if (found) {
        return id;
      }
    }
    throw new ExampleException("the workflow '" + RESIZE + "' is not there");
  }

  private static void expect(String actual, String expected) {
    if (!actual.equals(expected)) {
      throw new ExampleException("expected %s, but it is %s".formatted(expected, actual));
    }
  }
}
