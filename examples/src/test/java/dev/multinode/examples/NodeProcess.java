package dev.multinode.examples;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A node as a process of its own, so that it can be killed and halted as an operating system does.
 */
public final class NodeProcess implements AutoCloseable {
  public static final String PASSWORD = "a-password-for-tests";

  private static final Pattern READY = Pattern.compile("ready at (https://\\S+)");

  private final Process process;
  private final URI base;

  private NodeProcess(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  /** Starts a node and returns when it says that it is ready. */
  public static NodeProcess start(Path data, int port) throws Exception {
    return start(data, port, Map.of(), "");
  }

  /**
   * Starts a node and returns when it says that it is ready.
   *
   * @param settings as environment variables
   * @param plugins more class path, where it finds plug-ins; empty for none
   */
  public static NodeProcess start(Path data, int port, Map<String, String> settings, String plugins)
      throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1", // many start, and few live long
            "-cp",
            System.getProperty("java.class.path")
                + (plugins.isEmpty() ? "" : File.pathSeparator + plugins),
            "dev.multinode.cli.Main",
            "serve",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("MULTINODE_ADMIN_PASSWORD", PASSWORD);
    builder.environment().put("MULTINODE_HOME", data + "-home");
    builder.environment().putAll(settings);
    Process process = builder.start();
    CompletableFuture<URI> ready = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, ready), "output of " + data.getFileName());
    reader.setDaemon(true);
    reader.start();
    try {
      return new NodeProcess(process, ready.get(60, TimeUnit.SECONDS));
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static void read(Process process, CompletableFuture<URI> ready) {
    List<String> lines = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        Matcher matcher = READY.matcher(line);
        if (matcher.find()) {
          ready.complete(URI.create(matcher.group(1)));
        }
      }
    } catch (IOException e) {
      lines.add(e.toString());
    }
    ready.completeExceptionally(
        new IllegalStateException(
            "the node ended before it was ready:\n" + String.join("\n", lines)));
  }

  public URI base() {
    return base;
  }

  public long pid() {
    return process.pid();
  }

  /** SIGSTOP: it stands still in the middle of whatever it does, and knows nothing of it. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if no time had passed. */
  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException("SIG%s could not be sent to %d".formatted(name, pid()));
    }
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM, then the exit code. */
  public int stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the node did not stop within 20 s of SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    try {
      kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
