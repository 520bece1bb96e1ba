package dev.multinode.core.remote;

/** How we say who we are. Safe for use by many threads. */
interface Login {
  /**
   * The value of the header {@code Authorization}; may log in first.
   *
   * @throws dev.multinode.core.error.MultinodeException SERVER_AUTHENTICATION_FAILED when the
   *     server refuses, and what a connection throws
   */
  String authorization();

  /**
   * Forgets a token that the server refused.
   *
   * @param refused as {@link #authorization} gave it
   * @return whether asking again can help
   */
  boolean renew(String refused);
}
