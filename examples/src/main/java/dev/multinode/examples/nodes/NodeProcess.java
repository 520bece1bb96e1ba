package dev.multinode.examples.nodes;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node in a process of its own, with a home of its own. */
public final class NodeProcess {
  private static final Duration START = Duration.ofSeconds(120); // a busy machine is slow
  private static final Duration STOP = Duration.ofSeconds(10);

  private final String name;
  private final Path home;
  private final Process process;

  private NodeProcess(String name, Path home, Process process) {
    this.name = name;
    this.home = home;
    this.process = process;
  }

  /**
   * Starts a node on a free port; it is not ready yet.
   *
   * @param name also the site in the names of its virtual machines
   * @param password what its administrator gets
   */
  static NodeProcess launch(String name, Path folder, String password) {
    Path home = folder.resolve(name);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(mappedClasses());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.multinode.cli.Main", "serve", "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(variable -> variable.startsWith("MULTINODE_"));
    environment.put("MULTINODE_HOME", home.toString());
    environment.put("MULTINODE_ADMIN_PASSWORD", password);
    environment.put("VC_SITE", name);
    try {
      Files.createDirectories(home);
      builder.redirectErrorStream(true).redirectOutput(home.resolve("output").toFile());
      return new NodeProcess(name, home, builder.start());
    } catch (IOException e) {
      throw new ExampleException("node '%s' cannot be started: %s".formatted(name, e), e);
    }
  }

  /** The archive that the launcher has made for nodes; only with the launcher's class path. */
  private static List<String> mappedClasses() {
    Path program = Path.of(System.getProperty("java.class.path"));
    Path archive = program.resolveSibling("archives").resolve("node.jsa");
    return Files.isRegularFile(archive)
        ? List.of("-Xlog:disable", "-Xshare:auto", "-XX:SharedArchiveFile=" + archive)
        : List.of();
  }

  /** Waits until the node answers. */
  void awaitReady() {
    long end = System.nanoTime() + START.toNanos();
    while (!output().contains("ready at ")) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new ExampleException(
            "node '%s' did not start; it said:%n%s".formatted(name, output().strip()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExampleException("interrupted", e);
    }
  }

  /** How the node's own user reaches it. */
  public Context context() {
    return new Contexts(home).get("local");
  }

  public String name() {
    return name;
  }

  public Path home() {
    return home;
  }

  public long pid() {
    return process.pid();
  }

  /** The warnings and errors in its log, for when something went wrong. */
  List<String> warnings() {
    try (Stream<String> lines = Files.lines(home.resolve("data/logs/node.log"))) {
      return lines.filter(line -> line.matches("\\S+ (WARN|ERROR) .*")).toList();
    } catch (IOException e) {
      return output().lines().toList();
    }
  }

  private String output() {
    try {
      return Files.readString(home.resolve("output"));
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the process, by force when it does not listen. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
