package dev.multinode.examples.demo;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.examples.nodes.ExampleException;
import dev.multinode.examples.nodes.LocalNodes;
import dev.multinode.examples.nodes.NodeProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Start three nodes and show in eight steps what they do for each other.",
      "Needs nothing but this machine, and leaves nothing behind."
    },
    exitCodeList = {"0:every step went as it should", "1:a step did not", ExitCodes.INTERRUPTED})
final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--keep", description = "Leave the nodes running, and say how to reach them.")
  private boolean keep;

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Path sources = sources();
    shell.out().println("Starting a master and two remotes, 'emea' and 'apac' …");
    shell.out().flush();
    try (LocalNodes nodes = LocalNodes.start("demo", "master", "emea", "apac")) {
      nodes.all().forEach(this::introduce);
      try {
        new DemoSteps(nodes, new Typist(shell, nodes), sources).run();
      } catch (RuntimeException e) {
        nodes.explain(shell.err());
        throw e;
      }
      if (keep) {
        nodes.keep();
        sayHowToReach(nodes);
      }
      sayWhereToLook(sources);
    }
    return 0;
  }

  private void introduce(NodeProcess node) {
    shell.out().printf("    %-8s%s%n", node.name(), node.context().url());
  }

  private void sayHowToReach(LocalNodes nodes) {
    shell.out().printf("%nThe nodes are still running. Speak to the master with%n");
    shell.out().printf("    export MULTINODE_HOME=%s%n", nodes.master().home());
    shell.out().printf("    multinode server list%n");
    shell.out().printf("Login on each: admin, password %s%n", nodes.password());
    shell.out().printf("Stop them with%n    kill");
    nodes.all().forEach(node -> shell.out().printf(" %d", node.pid()));
    shell.out().printf("; sleep 3; rm -r %s%n", nodes.folder());
  }

  private void sayWhereToLook(Path sources) {
    shell.out().printf("%nAll eight steps went as they should. Where to look next:%n");
    shell.out().printf("    %s   the package that was built%n", sources);
    shell.out().printf("    README.md, 'multinode --help'   what else there is%n");
    shell.out().printf("    multinode serve   a node of your own%n");
  }

  /** The launcher says where the project is. */
  private static Path sources() {
    Path sources =
        Path.of(System.getProperty("multinode.root", ""), "examples", "src", "main", "package");
    if (!Files.isDirectory(sources)) {
      throw new ExampleException(
          "the sources of the demo's package are not in %s; run the demo with './multinode demo'"
              .formatted(sources.toAbsolutePath()));
    }
    return sources;
  }
}
