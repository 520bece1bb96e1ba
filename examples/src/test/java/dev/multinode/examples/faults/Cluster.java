package dev.multinode.examples.faults;

import dev.multinode.core.crypto.SecretBox;
import dev.multinode.examples.NodeHttp;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Nodes of one database, each a process with a folder of its own, that decide fast on death. */
final class Cluster implements AutoCloseable {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "MULTINODE_ENGINE_HEARTBEAT", "500ms",
          "MULTINODE_ENGINE_POLL", "200ms",
          "MULTINODE_ENGINE_MAX_RUNNING", "20",
          "MULTINODE_DATABASE_CONNECTIONS", "10");

  private final List<Member> members;

  private Cluster(List<Member> members) {
    this.members = members;
  }

  /**
   * Starts all nodes at once.
   *
   * @param settings as environment variables
   * @param plugins class path with the plug-ins of the nodes
   */
  static Cluster start(
      Path folder, List<String> names, Map<String, String> settings, String plugins)
      throws Exception {
    Map<String, String> all = new HashMap<>(SETTINGS);
    all.putAll(settings);
    List<Member> members = new ArrayList<>();
    for (String name : names) {
      Path data = Files.createDirectories(folder.resolve(name));
      if (members.isEmpty()) {
        SecretBox.in(data);
      } else {
        Files.copy(folder.resolve(names.get(0)).resolve("secret.key"), data.resolve("secret.key"));
      }
      members.add(new Member(name, data, all, plugins));
    }
    Cluster cluster = new Cluster(members);
    try {
      cluster.startAll();
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
    return cluster;
  }

  private void startAll() {
    List<CompletableFuture<Void>> starts =
        members.stream().map(member -> CompletableFuture.runAsync(() -> start(member))).toList();
    starts.forEach(CompletableFuture::join);
  }

  private static void start(Member member) {
    try {
      member.start();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  List<Member> members() {
    return members;
  }

  /** Nodes that are not known to be down; one that is halted is among them. */
  List<NodeHttp> reachable() {
    return members.stream().map(Member::http).flatMap(Optional::stream).toList();
  }

  /** What all nodes warned of, for whoever looks for the cause of a failure. */
  void explain(PrintStream out) {
    for (Member member : members) {
      member.warnings().forEach(line -> out.printf("%s: %s%n", member.name(), line));
    }
  }

  @Override
  public void close() {
    members.forEach(Member::close);
  }
}
