package dev.multinode.cli.server;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.client.TrustOptions;
import dev.multinode.cli.terminal.DurationConverter;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Secrets;
import dev.multinode.cli.terminal.Shell;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code multinode server add}, also under the name {@code add-remote-server}. */
@Command(
    name = "add",
    description = {
      "Register a remote orchestrator: a vRO, or another node.",
      "Its certificate is shown first; the password is sent only after the certificate is"
          + " accepted. It comes from --password-stdin, from MULTINODE_REMOTE_PASSWORD, or from a"
          + " prompt. Nothing is saved unless the login works."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.CONFLICT,
      ExitCodes.UNREACHABLE
    })
public final class ServerAddCommand extends NodeCommand {
  @Mixin private TrustOptions trust;

  @Parameters(index = "0", paramLabel = "NAME", description = "What to call it; unique.")
  private String name;

  @Parameters(index = "1", paramLabel = "URL", description = "Such as https://vro.example:8281.")
  private String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      required = true,
      description = "Whom to log in as there.")
  private String user;

  @Option(names = "--password-stdin", description = "Read the password from standard input.")
  private boolean passwordStdin;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description = "A label, such as site=emea; may be repeated.")
  private Map<String, String> labels = new LinkedHashMap<>();

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long a connection may take to open. Default: 10s.")
  private Duration connect;

  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long one call may take. Default: 60s.")
  private Duration request;

  @Option(
      names = "--retry-timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How long a run there may stay unknown while the server does not answer, before it counts"
              + " as lost. Default: 30m.")
  private Duration retry;

  ServerAddCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    URI address = Context.address(url);
    String pin = ShownCertificate.of(client, address).decide(trust);
    String password =
        Secrets.password(
            shell,
            passwordStdin,
            "MULTINODE_REMOTE_PASSWORD",
            "Password of %s at %s: ".formatted(user, address));
    ObjectNode body =
        Json.object()
            .put("name", name)
            .put("url", address.toString())
            .put("user", user)
            .put("password", password);
    if (pin != null) {
      body.put("fingerprint", pin);
    }
    body.set("labels", Json.of(labels));
    ObjectNode timeouts = timeouts();
    if (!timeouts.isEmpty()) {
      body.set("timeouts", timeouts);
    }
    JsonNode server = client.post("api/v1/servers").body(body).json();
    output.print(server, ServerView.properties(server));
    return 0;
  }

  private ObjectNode timeouts() {
    ObjectNode timeouts = Json.object();
    putDuration(timeouts, "connect", connect);
    putDuration(timeouts, "request", request);
    putDuration(timeouts, "retry", retry);
    return timeouts;
  }

  private static void putDuration(ObjectNode node, String name, Duration value) {
    if (value != null) {
      node.put(name, value.toString());
    }
  }
}
