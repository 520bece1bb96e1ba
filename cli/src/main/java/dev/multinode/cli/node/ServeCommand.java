package dev.multinode.cli.node;

import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code multinode serve}. */
@Command(
    name = "serve",
    description = {
      "Run a node until it is stopped with Ctrl-C or SIGTERM.",
      "The first start makes a certificate, a database, and a context for the command line of this"
          + " user. The password of 'admin' is printed once, or taken from"
          + " MULTINODE_ADMIN_PASSWORD."
    },
    exitCodeList = {
      ExitCodes.FAILED,
      "2:a setting is wrong, the data folder cannot be used, or the port is taken",
      "6:another node has the data folder",
      "130:stopped with Ctrl-C",
      "143:stopped with SIGTERM",
      "0:never; a node runs until it is stopped"
    })
public final class ServeCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port for HTTPS, 0 for any free one. Default: 8281.")
  private Integer port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; 0.0.0.0 for every network. Default: 127.0.0.1, this machine"
              + " only.")
  private String bind;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where database, keys and logs are. Default: ~/.multinode/data.")
  private Path data;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The file with settings. Default: ~/.multinode/multinode.yaml.")
  private Path config;

  @Option(
      names = "--safe-mode",
      description =
          "Resume nothing, and hold what is started, until 'multinode cluster resume'; holds for"
              + " the whole cluster.")
  private boolean safeMode;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any setting, such as node.threads=100; may be repeated.")
  private Map<String, String> flags = new LinkedHashMap<>();

  ServeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = settings();
    DataFolder folder = DataFolder.open(settings.node().data());
    Logging.into(folder.path());
    Node node = Node.start(settings, folder, shell.variable("MULTINODE_ADMIN_PASSWORD"));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  node.close();
                  stopped.countDown();
                },
                "stop"));
    node.madeUpPassword().ifPresent(this::showPassword);
    LocalContext.write(shell.home(), LocalContext.name(shell.home(), folder.path()), node);
    shell.out().printf("ready at %s in %.1f s%n", node.url(), secondsSinceStart());
    shell.out().flush();
    stopped.await();
    return 0;
  }

  private void showPassword(String password) {
    shell.say("login: admin, password: " + password + "  (shown this once; keep it)");
  }

  private Settings settings() {
    if (config != null && !Files.isReadable(config)) {
      throw new MultinodeException(
          ErrorCode.CONFIG_INVALID,
          "the settings file %s cannot be read; name another with --config".formatted(config));
    }
    putFlag("node.port", port);
    putFlag("node.bind", bind);
    putFlag("node.data", data == null ? null : data.toAbsolutePath().normalize());
    putFlag("engine.safeMode", safeMode ? true : null);
    Path home = shell.home();
    return Settings.load(
        home, config == null ? home.resolve("multinode.yaml") : config, shell.environment(), flags);
  }

  private void putFlag(String key, Object value) {
    if (value != null) {
      flags.put(key, value.toString());
    }
  }

  /** From the start of the process, since that is what a person waits for. */
  private static double secondsSinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
  }
}
