package dev.multinode.cli.terminal;

/** The rows of the help's section on exit codes; every command lists those that it can return. */
public final class ExitCodes {
  public static final String OK = "0:done";
  public static final String FAILED = "1:failed";
  public static final String USAGE = "2:the command line or an input is wrong";
  public static final String DIFFERENT = "3:a difference or drift was found";
  public static final String LOGIN = "4:credentials or a certificate were refused";
  public static final String NOT_FOUND = "5:a name or id is not known";
  public static final String CONFLICT = "6:something of this name exists, or is in use";
  public static final String STILL_RUNNING = "7:still running when the time was over";
  public static final String RUN_FAILED = "8:the run failed or was canceled";
  public static final String UNREACHABLE = "9:the node or a remote server did not answer";
  public static final String UNSIGNED = "10:a signature is missing";
  public static final String MISMATCH = "11:a signature does not fit";
  public static final String UNTRUSTED = "12:the signer is not trusted";
  public static final String EXPIRED = "13:the signer's certificate has expired";
  public static final String INTERRUPTED = "130:interrupted with Ctrl-C";

  public static final int DIFFERENCE_FOUND = 3;

  private ExitCodes() {}
}
