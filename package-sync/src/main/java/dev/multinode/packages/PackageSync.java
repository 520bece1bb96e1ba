package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.Servers;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares packages of this node with many servers at once, and brings them there. A server that
 * does not answer stops none of the others.
 */
final class PackageSync {
  private static final Logger LOG = LoggerFactory.getLogger(PackageSync.class);

  /** Enough to wait for many slow servers, few enough to hold an export of each in memory. */
  private static final int MAX_AT_ONCE = 16;

  private final PackageExporter exporter;
  private final Servers servers;

  /** One push at a time goes to a server, so that what was planned is what is replaced. */
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  @Inject
  PackageSync(PackageExporter exporter, Servers servers) {
    this.exporter = exporter;
    this.servers = servers;
  }

  SyncReport plan(String name, SyncRequest request) {
    LocalPackage local = new LocalPackage(exporter, name);
    return SyncReport.plan(
        name, onAll(local, request, null, server -> push(server, local, request).plan()));
  }

  SyncReport push(String name, SyncRequest request) {
    LocalPackage local = new LocalPackage(exporter, name);
    SyncReport report =
        SyncReport.push(
            name,
            onAll(
                local,
                request,
                ServerReport.FAILED,
                server -> {
                  synchronized (locks.computeIfAbsent(server.id(), id -> new Object())) {
                    return push(server, local, request).push();
                  }
                }));
    LOG.info("package {} pushed to {} servers: {}", name, report.servers().size(), report.result());
    return report;
  }

  private ServerPush push(RemoteServer server, LocalPackage local, SyncRequest request) {
    return new ServerPush(server, servers.client(server), local, request);
  }

  private List<ServerReport> onAll(
      LocalPackage local,
      SyncRequest request,
      String result,
      Function<RemoteServer, ServerReport> task) {
    return each(
        request.servers().stream().map(servers::get).distinct().toList(),
        task,
        (server, failure) ->
            new ServerReport(
                server.name(),
                state(failure),
                failure.getMessage(),
                result,
                result == null ? null : List.of(failure.getMessage()),
                local.elements().stream()
                    .map(ElementReport::unknown)
                    .map(each -> result == null ? each : each.withResult("skipped"))
                    .toList()));
  }

  /**
   * @param names servers to look at; all when it is empty
   */
  StatusReport status(String name, List<String> names) {
    LocalPackage local = new LocalPackage(exporter, name);
    List<RemoteServer> chosen =
        names.isEmpty() ? servers.list() : names.stream().map(servers::get).distinct().toList();
    List<StatusReport.Server> reports =
        each(
            chosen,
            server -> status(server, local),
            (server, failure) ->
                new StatusReport.Server(
                    server.name(),
                    state(failure),
                    failure.getMessage(),
                    local.elements().stream()
                        .map(each -> StatusReport.Remote.of(each, "unknown", null))
                        .toList()));
    boolean inSync =
        reports.stream()
            .flatMap(each -> each.elements().stream())
            .allMatch(each -> each.state().equals("same"));
    boolean allAnswered = reports.stream().allMatch(each -> each.state().equals(ServerReport.OK));
    return new StatusReport(
        name,
        local.elements().stream().map(StatusReport.Local::of).toList(),
        reports,
        inSync && allAnswered);
  }

  private StatusReport.Server status(RemoteServer server, LocalPackage local) {
    RemotePackage remote = RemotePackage.read(servers.client(server), local.name());
    return new StatusReport.Server(
        server.name(),
        ServerReport.OK,
        null,
        local.elements().stream().map(each -> StatusReport.Remote.of(each, remote)).toList());
  }

  /** Runs a task for every server, several at once; the answers are in the order of the servers. */
  private static <T> List<T> each(
      List<RemoteServer> servers,
      Function<RemoteServer, T> task,
      BiFunction<RemoteServer, MultinodeException, T> failed) {
    int threads = Math.max(1, Math.min(MAX_AT_ONCE, servers.size()));
    ExecutorService executor = Executors.newFixedThreadPool(threads, PackageSync::thread);
    try {
      List<Callable<T>> calls =
          servers.stream().<Callable<T>>map(each -> () -> attempt(each, task, failed)).toList();
      return executor.invokeAll(calls).stream().map(PackageSync::result).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MultinodeException(
          ErrorCode.FAILED, "the node is stopping; run the same command again later", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "package-sync");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> T attempt(
      RemoteServer server,
      Function<RemoteServer, T> task,
      BiFunction<RemoteServer, MultinodeException, T> failed) {
    try {
      return task.apply(server);
    } catch (MultinodeException e) {
      return failed.apply(server, e);
    } catch (RuntimeException e) {
      LOG.error("server {} could not be compared", server.name(), e);
      return failed.apply(
          server,
          new MultinodeException(
              ErrorCode.FAILED,
              "server '%s' could not be compared (%s); the log of the node says more"
                  .formatted(server.name(), e),
              e));
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("all calls have ended", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static String state(MultinodeException failure) {
    return switch (failure.code()) {
      case SERVER_UNREACHABLE -> "unreachable";
      case SERVER_AUTHENTICATION_FAILED -> "auth_failed";
      case SERVER_UNTRUSTED -> "untrusted";
      case SERVER_INCOMPATIBLE -> "incompatible";
      default -> ServerReport.FAILED;
    };
  }
}
