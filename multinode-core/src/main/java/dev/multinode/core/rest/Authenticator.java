package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Base64;

/** Reads the header {@code Authorization}: Basic or Bearer. */
final class Authenticator {
  private final Access access;

  Authenticator(Access access) {
    this.access = access;
  }

  /**
   * @param header null when the request has none
   * @throws MultinodeException AUTHENTICATION_FAILED
   */
  Login login(String header) {
    if (header == null || header.isBlank()) {
      throw refused("this path needs a login; send a Basic or Bearer 'Authorization' header");
    }
    String[] parts = header.strip().split("\\s+", 2);
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
      return access.verify(parts[1].strip());
    }
    if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
      return basic(parts[1].strip());
    }
    throw refused("the 'Authorization' header is neither Basic nor Bearer; use one of them");
  }

  private Login basic(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("the Basic credentials are not Base64; encode 'user:password'");
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      throw refused("the Basic credentials have no colon; encode 'user:password'");
    }
    return access.login(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static MultinodeException refused(String message) {
    return new MultinodeException(ErrorCode.AUTHENTICATION_FAILED, message);
  }
}
