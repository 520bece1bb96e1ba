package dev.multinode.core.remote;

import java.util.function.Supplier;

/** Logs in at the first call, keeps the token, and logs in again when it was refused. */
final class TokenLogin implements Login {
  private final Supplier<String> tokens;
  private String token;

  /**
   * @param tokens logs in and gives a bearer token
   */
  TokenLogin(Supplier<String> tokens) {
    this.tokens = tokens;
  }

  @Override
  public synchronized String authorization() {
    if (token == null) {
      token = tokens.get();
    }
    return "Bearer " + token;
  }

  @Override
  public synchronized boolean renew(String refused) {
    if (refused.equals("Bearer " + token)) {
      token = null;
    }
    return true;
  }
}
