package dev.multinode.core.rest;

/** Who is logged in, and as what. */
public record Login(String user, Role role) {
  static final Login ANONYMOUS = new Login("anonymous", Role.VIEWER);
}
