package dev.multinode.core.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * An answer.
 *
 * @param body null for none, {@code byte[]} for a file, {@code String} with its own content type, a
 *     {@code CompletionStage<Response>} for {@link #later}; anything else is written as JSON
 */
public record Response(int status, Map<String, String> headers, Object body) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response json(Object body) {
    return new Response(200, Map.of(), body);
  }

  public static Response json(int status, Object body) {
    return new Response(status, Map.of(), body);
  }

  public static Response empty(int status) {
    return new Response(status, Map.of(), null);
  }

  /** A download; the name is written without quotes, as old clients need it. */
  public static Response file(String contentType, String name, byte[] content) {
    return new Response(
        200,
        Map.of("Content-Type", contentType, "Content-Disposition", "attachment;filename=" + name),
        content);
  }

  public static Response bytes(String contentType, byte[] content) {
    return new Response(200, Map.of("Content-Type", contentType), content);
  }

  /** What the stage gives once it is done; until then no thread of the server waits. */
  public static Response later(CompletionStage<Response> answer) {
    return new Response(200, Map.of(), answer);
  }

  public Response with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
