package dev.multinode.core.content;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Map;

/** Thrown when the bytes of an element are not what its kind needs, so nothing of it is used. */
public final class InvalidContentException extends MultinodeException {
  private final boolean doctype;

  /**
   * @param what the thing that was read: {@code workflow 'Greet'}
   * @param why what is wrong with it, and where
   */
  public InvalidContentException(String what, String why, Throwable cause) {
    this(what, why, false, cause);
  }

  public InvalidContentException(String what, String why) {
    this(what, why, false, null);
  }

  InvalidContentException(String what, String why, boolean doctype, Throwable cause) {
    super(
        ErrorCode.CONTENT_INVALID,
        "%s cannot be read: %s; export it again from where it comes from".formatted(what, why),
        Map.of("what", what, "why", why),
        cause);
    this.doctype = doctype;
  }

  /** Whether the reason is a document type, which could make a reader fetch or expand entities. */
  public boolean doctype() {
    return doctype;
  }
}
