package dev.multinode.core.remote;

import dev.multinode.core.spi.ServerUse;
import jakarta.inject.Inject;
import java.util.List;

/** Runs that wait for a server keep it from being removed; by force they count as lost. */
final class TokenUse implements ServerUse {
  private final SqlTokens tokens;
  private final Watchers watchers;

  @Inject
  TokenUse(SqlTokens tokens, Watchers watchers) {
    this.tokens = tokens;
    this.watchers = watchers;
  }

  @Override
  public List<String> usesOf(String serverId) {
    return tokens.open(serverId).stream()
        .map(token -> "run of '%s' (%s)".formatted(token.workflowName(), token.id()))
        .toList();
  }

  @Override
  public void forget(String serverId) {
    for (RemoteToken token : tokens.open(serverId)) {
      watchers.end(token, SqlTokens.End.lost("its server was removed"));
    }
  }
}
