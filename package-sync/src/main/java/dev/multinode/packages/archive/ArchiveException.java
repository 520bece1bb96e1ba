package dev.multinode.packages.archive;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.List;

/** Thrown when an archive is refused as a whole: nothing of it should be used. */
public final class ArchiveException extends MultinodeException {
  private final transient Fault fault;
  private final transient List<String> members;

  ArchiveException(Fault fault, String reason) {
    this(fault, List.of(), reason);
  }

  ArchiveException(Fault fault, List<String> members, String reason) {
    super(
        ErrorCode.CONTENT_INVALID,
        "the archive cannot be read (%s): %s%s; get the file again from where it was made"
            .formatted(fault, reason, members.isEmpty() ? "" : " in " + Names.shown(members)));
    this.fault = fault;
    this.members = List.copyOf(members);
  }

  public Fault fault() {
    return fault;
  }

  /** The members at fault, as they are named in the archive; empty when it is the whole. */
  public List<String> members() {
    return members;
  }

  /** Why an archive is refused. */
  public enum Fault {
    /** Not an archive, or its end is missing. */
    ZIP_TRUNCATED,
    /** Headers contradict each other or use what packages never use, such as encryption. */
    ZIP_CORRUPT,
    /** More than the {@link Limits} allow, or members that share bytes. */
    ZIP_BOMB,
    /** Two members of one name, or of names that differ in case only. */
    DUPLICATE_MEMBER,
    /** A name that leads out of the folder into which it would be unpacked. */
    PATH_TRAVERSAL
  }
}
