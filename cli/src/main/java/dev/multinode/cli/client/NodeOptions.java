package dev.multinode.cli.client;

import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * Which node a command speaks to: {@code --context}, else {@code --node}, else the variables {@code
 * MULTINODE_CONTEXT} and {@code MULTINODE_NODE}, else the current context.
 */
public final class NodeOptions {
  private final Shell shell;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Use this context; see 'multinode context list'.")
  private String contextName;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description =
          "Use the node at this address, with the login of the context that has it, or with"
              + " MULTINODE_TOKEN.")
  private String node;

  NodeOptions(Shell shell) {
    this.shell = shell;
  }

  public NodeClient connect() {
    return new NodeClient(context());
  }

  /**
   * @throws MultinodeException USAGE when nothing says which node
   */
  public Context context() {
    Contexts contexts = new Contexts(shell.home());
    if (contextName != null) {
      return contexts.get(contextName);
    }
    if (node != null) {
      return at(node, contexts);
    }
    if (shell.variable("MULTINODE_CONTEXT").isPresent()) {
      return contexts.get(shell.variable("MULTINODE_CONTEXT").get());
    }
    if (shell.variable("MULTINODE_NODE").isPresent()) {
      return at(shell.variable("MULTINODE_NODE").get(), contexts);
    }
    return contexts.current().map(contexts::get).orElseThrow(NodeOptions::none);
  }

  private Context at(String text, Contexts contexts) {
    URI url = Context.address(text);
    String token = shell.variable("MULTINODE_TOKEN").orElse("");
    for (Map.Entry<String, Context> known : contexts.all().entrySet()) {
      Context context = known.getValue();
      if (context.url().equals(url)) {
        return token.isEmpty() ? context : new Context(url, token, context.fingerprint());
      }
    }
    return new Context(url, token, shell.variable("MULTINODE_FINGERPRINT").orElse(""));
  }

  private static MultinodeException none() {
    return new MultinodeException(
        ErrorCode.USAGE,
        "no node is known yet; start one with 'multinode serve', or add one with 'multinode context"
            + " add NAME URL --user USER'");
  }
}
