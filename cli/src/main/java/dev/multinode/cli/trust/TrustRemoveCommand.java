package dev.multinode.cli.trust;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Shell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "remove",
    description = "Trust a signer no longer. What was imported stays.",
    exitCodeList = {ExitCodes.OK, ExitCodes.LOGIN, ExitCodes.NOT_FOUND, ExitCodes.UNREACHABLE})
final class TrustRemoveCommand extends NodeCommand {
  @Parameters(paramLabel = "HEX", description = "The SHA-256 of the certificate.")
  private String sha256;

  TrustRemoveCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    client.delete("api/v1/trust/signers", sha256).send();
    shell.say("the node no longer trusts the signer");
    return 0;
  }
}
