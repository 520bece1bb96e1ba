package dev.multinode.examples.demo;

import dev.multinode.core.crypto.Tokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A master and two remotes in a folder of their own; closing leaves nothing behind. */
final class DemoNodes implements AutoCloseable {
  private final Path folder;
  private final String password = Tokens.generate();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private boolean kept;

  private DemoNodes(Path folder) {
    this.folder = folder;
  }

  /** Starts three nodes at once and waits until each is ready. */
  static DemoNodes start() {
    DemoNodes nodes;
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      // a short name, since the demo shows it often
      nodes =
          new DemoNodes(
              Files.createDirectory(
                  temporary.resolve("multinode-demo-" + ProcessHandle.current().pid()),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------"))));
    } catch (IOException e) {
      throw new DemoException("there is no room for temporary files: " + e, e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(nodes::close, "stop-demo"));
    for (String name : List.of("master", "emea", "apac")) {
      nodes.launch(name);
    }
    nodes.nodes.forEach(NodeProcess::awaitReady);
    return nodes;
  }

  private synchronized void launch(String name) {
    nodes.add(NodeProcess.launch(name, folder, password));
  }

  /** From now on {@link #close} leaves the nodes running. */
  synchronized void keep() {
    kept = true;
  }

  Path folder() {
    return folder;
  }

  String password() {
    return password;
  }

  NodeProcess master() {
    return nodes.get(0);
  }

  List<NodeProcess> remotes() {
    return nodes.subList(1, nodes.size());
  }

  List<NodeProcess> all() {
    return List.copyOf(nodes);
  }

  /** What the nodes warned of. */
  void explain(PrintWriter out) {
    for (NodeProcess node : nodes) {
      node.warnings().forEach(line -> out.printf("%s: %s%n", node.name(), line));
    }
  }

  @Override
  public synchronized void close() {
    if (kept || nodes.isEmpty()) {
      return;
    }
    nodes.forEach(NodeProcess::stop);
    nodes.clear();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new DemoException("%s cannot be deleted: %s".formatted(folder, e), e);
    }
  }
}
