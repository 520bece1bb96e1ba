package dev.multinode.packages;

/** Thrown when a text of a package cannot be read; becomes a {@link Finding}. */
final class XmlProblem extends Exception {
  private final FindingCode code;

  XmlProblem(FindingCode code, Throwable cause) {
    super(code.explanation(), cause);
    this.code = code;
  }

  FindingCode code() {
    return code;
  }
}
