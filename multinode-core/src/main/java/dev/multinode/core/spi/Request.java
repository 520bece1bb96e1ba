package dev.multinode.core.spi;

import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A request to the node's REST API. */
public interface Request {
  /** A path parameter, decoded. */
  String path(String name);

  /** The first value of a query parameter; a parameter without a value gives the empty text. */
  Optional<String> query(String name);

  List<String> queries(String name);

  /** False when missing, true for {@code true} in any case and for the empty text. */
  boolean flag(String name, boolean fallback);

  Optional<String> header(String name);

  /** Whether the client asks for a file: {@code zip}, {@code octet-stream} or {@code vcoobject}. */
  boolean wantsFile();

  /**
   * The body as JSON; an empty object when there is no body.
   *
   * @throws dev.multinode.core.error.MultinodeException USAGE when it is not JSON
   */
  JsonNode json();

  /** The body as it came; at most the limit of the server, then TOO_LARGE. */
  InputStream body();

  /**
   * The part named {@code file} of a multipart upload; other parts are ignored.
   *
   * @throws dev.multinode.core.error.MultinodeException USAGE when there is none
   */
  Upload file();

  /** The text of another part, such as {@code categoryId}. */
  Optional<String> part(String name);

  /** Who is logged in; {@code anonymous} on open paths. */
  String user();

  /** The groups of who is logged in. */
  Set<String> groups();

  /** Whether who is logged in may start and change things, and not only read. */
  boolean mayChange();

  /** Scheme, host and port as the client named them, without a trailing slash. */
  URI base();

  /**
   * An uploaded file.
   *
   * @param name as the client sent it, without any folder; empty when it sent none
   */
  record Upload(String name, byte[] content) {}
}
