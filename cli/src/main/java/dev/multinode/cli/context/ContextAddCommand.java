package dev.multinode.cli.context;

import dev.multinode.cli.client.Certificates;
import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.client.TrustOptions;
import dev.multinode.cli.terminal.ExitCodes;
import dev.multinode.cli.terminal.Json;
import dev.multinode.cli.terminal.Secrets;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "add",
    description = {
      "Log in to a node and remember it.",
      "The password comes from --password-stdin, from MULTINODE_PASSWORD, or from a prompt. Only a"
          + " token is stored; it lets you in for eight hours, then log in again."
    },
    exitCodeList = {
      ExitCodes.OK,
      ExitCodes.USAGE,
      ExitCodes.LOGIN,
      ExitCodes.CONFLICT,
      ExitCodes.UNREACHABLE
    })
final class ContextAddCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private TrustOptions trust;

  @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.")
  private String name;

  @Parameters(index = "1", paramLabel = "URL", description = "Such as https://127.0.0.1:8281.")
  private String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      defaultValue = "admin",
      description = "Whom to log in as. Default: admin.")
  private String user;

  @Option(names = "--password-stdin", description = "Read the password from standard input.")
  private boolean passwordStdin;

  ContextAddCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    URI address = Context.address(url);
    Contexts contexts = new Contexts(shell.home());
    refuseTaken(contexts, address);
    Certificates.Shown shown = Certificates.probe(address);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("subject", shown.certificate().getSubjectX500Principal().getName());
    facts.put("valid until", shown.certificate().getNotAfter().toInstant().toString());
    String pin = trust.decide(address, shown.fingerprint(), facts, shown.trusted());
    String password =
        Secrets.password(
            shell, passwordStdin, "MULTINODE_PASSWORD", "Password of %s: ".formatted(user));
    contexts.put(name, new Context(address, login(new Context(address, "", pin), password), pin));
    shell.say(
        "context '%s' is stored; %s"
            .formatted(
                name,
                contexts.current().filter(name::equals).isPresent()
                    ? "commands speak to it"
                    : "choose it with 'multinode context use " + name + "'"));
    return 0;
  }

  /** A new login at the same node is wanted; the token of another node must not get lost. */
  private void refuseTaken(Contexts contexts, URI address) {
    Context present = contexts.all().get(name);
    if (present != null && !present.url().equals(address)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "the context '%s' is that of %s; use another name, or 'multinode context remove %s' first"
              .formatted(name, present.url(), name));
    }
  }

  private String login(Context context, String password) {
    try (NodeClient client = new NodeClient(context)) {
      JsonNode answer =
          client
              .post("csp/gateway/am/api/login")
              .body(Json.object().put("username", user).put("password", password))
              .json();
      String token = Json.text(answer, "access_token");
      if (token.isEmpty()) {
        throw new MultinodeException(
            ErrorCode.SERVER_INCOMPATIBLE,
            "%s gave no token; is it a node of this version?".formatted(context.url()));
      }
      return token;
    } catch (MultinodeException e) {
      throw e.code() == ErrorCode.AUTHENTICATION_FAILED || e.code() == ErrorCode.USAGE
          ? new MultinodeException(
              ErrorCode.AUTHENTICATION_FAILED,
              "%s refused user '%s' and this password; nothing was stored"
                  .formatted(context.url(), user),
              e)
          : e;
    }
  }
}
