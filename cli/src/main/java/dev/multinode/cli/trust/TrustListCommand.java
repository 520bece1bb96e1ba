package dev.multinode.cli.trust;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    description = "Show the signers that the node trusts.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class TrustListCommand extends NodeCommand {
  TrustListCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode answer = client.get("api/v1/trust/signers").json();
    Table table =
        Table.of("SIGNER", "ADDED BY", "ADDED", "CERTIFICATE")
            .orElse("nobody but the node itself; 'multinode trust add CERT.pem' trusts a signer");
    for (JsonNode signer : answer.path("signers")) {
      table.row(
          Json.text(signer, "subject"),
          Json.text(signer, "addedBy"),
          Json.text(signer, "addedAt"),
          Json.text(signer, "sha256"));
    }
    output.print(answer, table);
    return 0;
  }
}
