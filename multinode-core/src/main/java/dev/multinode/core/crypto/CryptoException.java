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
    this(ErrorCode.FAILED, message, cause);
  }

  /** With a code of its own, when what cannot be used was handed in by the caller. */
  CryptoException(ErrorCode code, String message, Throwable cause) {
    super(code, message, cause);
  }
}
