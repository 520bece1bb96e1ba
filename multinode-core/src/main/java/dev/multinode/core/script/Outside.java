package dev.multinode.core.script;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;

/** What scripts reach outside of the node's database, each behind a door of its own. */
public record Outside(ScriptFiles files) {
  @Inject
  public Outside {
    requireNonNull(files);
  }
}
