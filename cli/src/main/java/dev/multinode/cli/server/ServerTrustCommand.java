package dev.multinode.cli.server;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.client.TrustOptions;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import java.net.URI;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "trust",
    description = {
      "Trust the certificate that a server shows now, after it was renewed.",
      "It is shown first. Proxies of the server, and runs that wait for it, go on."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.NOT_FOUND,
      ExitCodes.UNREACHABLE
    })
final class ServerTrustCommand extends NodeCommand {
  @Mixin private TrustOptions trust;

  @Parameters(paramLabel = "NAME", description = "The server's name or id.")
  private String name;

  ServerTrustCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode known = client.get("api/v1/servers", name).json();
    ShownCertificate shown = ShownCertificate.of(client, URI.create(Json.text(known, "url")));
    shown.decide(trust);
    JsonNode server =
        client
            .post("api/v1/servers", name, "trust")
            .body(Json.object().put("fingerprint", shown.fingerprint()))
            .json();
    output.print(server, ServerView.properties(server));
    return ServerView.exitCode(server);
  }
}
