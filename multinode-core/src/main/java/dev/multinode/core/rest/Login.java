package dev.multinode.core.rest;

import java.util.Set;

/** Who is logged in, as what, and in which groups. */
public record Login(String user, Role role, Set<String> groups) {
  static final Login ANONYMOUS = new Login("anonymous", Role.VIEWER, Set.of());

  public Login {
    groups = Set.copyOf(groups);
  }
}
