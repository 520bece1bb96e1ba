package dev.multinode.core.script;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;

/** What scripts reach outside of the node's database, each behind a door of its own. */
public record Outside(ScriptFiles files, WebClient web, Commands commands) {
  @Inject
  public Outside {
    requireNonNull(files);
    requireNonNull(web);
    requireNonNull(commands);
  }

  /** Everything that the defaults close is closed. */
  static Outside with(ScriptFiles files) {
    return new Outside(
        files, new WebClient(UrlConfig.defaults()), new Commands(CommandConfig.defaults()));
  }
}
