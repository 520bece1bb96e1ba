package dev.multinode.examples.nodes;

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

/** A master and its remotes in a folder of their own; closing leaves nothing behind. */
public final class LocalNodes implements AutoCloseable {
  private final Path folder;
  private final String password = Tokens.generate();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private boolean kept;

  private LocalNodes(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts nodes at once and waits until each is ready.
   *
   * @param purpose for the name of the folder: {@code demo}
   * @param names the master first
   */
  public static LocalNodes start(String purpose, String... names) {
    LocalNodes nodes;
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      // a short name, since it is shown often
      nodes =
          new LocalNodes(
              Files.createDirectory(
                  temporary.resolve("multinode-" + purpose + "-" + ProcessHandle.current().pid()),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------"))));
    } catch (IOException e) {
      throw new ExampleException("there is no room for temporary files: " + e, e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(nodes::close, "stop-nodes"));
    for (String name : names) {
      nodes.launch(name);
    }
    nodes.nodes.forEach(NodeProcess::awaitReady);
    return nodes;
  }

  private synchronized void launch(String name) {
    nodes.add(NodeProcess.launch(name, folder, password));
  }

  /** From now on {@link #close} leaves the nodes running. */
  public synchronized void keep() {
    kept = true;
  }

  public Path folder() {
    return folder;
  }

  public String password() {
    return password;
  }

  public NodeProcess master() {
    return nodes.get(0);
  }

  public List<NodeProcess> remotes() {
    return nodes.subList(1, nodes.size());
  }

  public List<NodeProcess> all() {
    return List.copyOf(nodes);
  }

  /** What the nodes warned of. */
  public void explain(PrintWriter out) {
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
      throw new ExampleException("%s cannot be deleted: %s".formatted(folder, e), e);
    }
  }
}
