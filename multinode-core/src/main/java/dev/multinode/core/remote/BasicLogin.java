package dev.multinode.core.remote;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;

/** HTTP Basic: nothing to fetch and nothing to renew. */
final class BasicLogin implements Login {
  private final String header;

  BasicLogin(String user, String password) {
    this.header = Credentials.basic(user, password, StandardCharsets.UTF_8);
  }

  @Override
  public String authorization() {
    return header;
  }

  @Override
  public boolean renew(String refused) {
    return false;
  }
}
