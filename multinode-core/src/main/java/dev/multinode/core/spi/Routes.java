package dev.multinode.core.spi;

/**
 * Where a {@link Resource} says what it answers. Paths are absolute, with parameters in braces:
 * {@code /vco/api/workflows/{id}}; each is served with and without a trailing slash. A parameter
 * matches one segment and is decoded after routing, so that ids may hold encoded slashes.
 */
public interface Routes {
  Routes get(String path, Handler handler);

  Routes post(String path, Handler handler);

  Routes put(String path, Handler handler);

  Routes patch(String path, Handler handler);

  Routes delete(String path, Handler handler);

  /**
   * A POST that also those may send who may only read; the handler decides on {@link
   * Request#mayChange}.
   */
  Routes postForReaders(String path, Handler handler);

  /** A DELETE that also those may send who may only read, as {@link #postForReaders}. */
  Routes deleteForReaders(String path, Handler handler);

  /** A GET that needs no credentials. */
  Routes openGet(String path, Handler handler);

  /** A POST that needs no credentials. */
  Routes openPost(String path, Handler handler);

  /** Answers one request; what it throws is written in the one error form. */
  @FunctionalInterface
  interface Handler {
    Response handle(Request request) throws Exception;
  }
}
