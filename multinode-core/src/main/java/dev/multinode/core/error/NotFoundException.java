package dev.multinode.core.error;

/** Thrown when an id or a name is not known here. */
public final class NotFoundException extends MultinodeException {
  /**
   * @param what the kind of thing, in lower case: {@code workflow}
   * @param id as the caller gave it
   * @param next where to look for what there is: {@code see 'multinode workflow list'}
   */
  public NotFoundException(String what, String id, String next) {
    super(ErrorCode.NOT_FOUND, "%s '%s' does not exist here; %s".formatted(what, id, next));
  }
}
