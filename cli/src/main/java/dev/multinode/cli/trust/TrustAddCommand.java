package dev.multinode.cli.trust;

import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.NodeCommand;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.crypto.Pem;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "add",
    description = "Let the node import what this signer has signed.",
    exitCodeList = {ExitCodes.OK, ExitCodes.USAGE, ExitCodes.LOGIN, ExitCodes.UNREACHABLE})
final class TrustAddCommand extends NodeCommand {
  @Parameters(paramLabel = "FILE", description = "The signer's certificate (PEM).")
  private Path file;

  TrustAddCommand(Shell shell) {
    super(shell);
  }

  @Override
  protected int run(NodeClient client) {
    JsonNode signer =
        client.post("api/v1/trust/signers").body(Json.object().put("certificate", pem())).json();
    output.print(signer, out -> out.println(Json.text(signer, "sha256")));
    shell.say("the node now trusts " + Json.text(signer, "subject"));
    return 0;
  }

  private String pem() {
    String pem = new String(InputFiles.read(file), StandardCharsets.ISO_8859_1);
    if (pem.contains("PRIVATE KEY")) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "%s holds a private key, which is for its owner only; name the certificate"
              .formatted(file));
    }
    Pem.certificates(pem, file.toString());
    return pem;
  }
}
