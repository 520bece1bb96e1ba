package dev.multinode.core.crypto;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/** Thrown when a key, a certificate or a sealed text cannot be used. Never holds the secret. */
public final class CryptoException extends MultinodeException {
  /**
   * @param message what was tried, why it failed, what to do next
   * @param cause null when there is none
   */
  public CryptoException(String message, Throwable cause) {
    super(ErrorCode.FAILED, message, cause);
  }
}
