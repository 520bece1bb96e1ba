package dev.multinode.examples.faults;

import dev.multinode.examples.NodeHttp;
import dev.multinode.examples.NodeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A node of a {@link Cluster}, through all its lives; it keeps its data folder. */
final class Member implements AutoCloseable {
  private static final Pattern TROUBLE =
      Pattern.compile("^\\S+ (WARN|ERROR) |^(Caused by: )?[a-z]\\w*(\\.\\w+)+(Exception|Error)");

  private final String name;
  private final Path data;
  private final Map<String, String> settings;
  private final String plugins;
  private volatile NodeProcess process;
  private volatile NodeHttp http;

  Member(String name, Path data, Map<String, String> settings, String plugins) {
    this.name = name;
    this.data = data;
    this.settings = settings;
    this.plugins = plugins;
  }

  /** Starts it and returns when it is ready. */
  void start() throws Exception {
    process = NodeProcess.start(data, 0, settings, plugins);
    http = new NodeHttp(process.base());
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    http = null;
    process.kill();
  }

  /** SIGTERM, and waits until it is gone. */
  void stop() throws InterruptedException {
    http = null;
    process.stop();
  }

  /** SIGSTOP; clients do not know. */
  void pause() throws IOException, InterruptedException {
    process.pause();
  }

  /** SIGCONT. */
  void resume() throws IOException, InterruptedException {
    process.resume();
  }

  String name() {
    return name;
  }

  NodeProcess process() {
    return process;
  }

  /** Empty while it is known to be down. */
  Optional<NodeHttp> http() {
    return Optional.ofNullable(http);
  }

  /** What it warned of in all its lives, with the causes. */
  List<String> warnings() {
    try (Stream<String> lines = Files.lines(data.resolve("logs").resolve("node.log"))) {
      return lines.filter(line -> TROUBLE.matcher(line).find()).toList();
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
