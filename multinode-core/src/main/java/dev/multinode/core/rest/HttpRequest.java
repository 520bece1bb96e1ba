package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request over HTTP. Its body is read when it is first asked for, so a GET's is ignored. */
final class HttpRequest implements Request {
  private final Context context;
  private final JsonMapper json;
  private final int maxBodyBytes;
  private final Login login;
  private final URI base;
  private byte[] body;
  private Multipart multipart;

  HttpRequest(Context context, JsonMapper json, int maxBodyBytes, Login login, URI base) {
    this.context = context;
    this.json = json;
    this.maxBodyBytes = maxBodyBytes;
    this.login = login;
    this.base = base;
  }

  @Override
  public String path(String name) {
    return context.pathParam(name);
  }

  @Override
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name));
  }

  @Override
  public List<String> queries(String name) {
    return context.queryParams(name);
  }

  @Override
  public boolean flag(String name, boolean fallback) {
    return query(name)
        .map(value -> value.isEmpty() || value.strip().equalsIgnoreCase("true"))
        .orElse(fallback);
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  @Override
  public boolean wantsFile() {
    String accept = header("Accept").orElse("").toLowerCase(Locale.ROOT);
    return Stream.of("zip", "octet-stream", "vcoobject").anyMatch(accept::contains);
  }

  @Override
  public JsonNode json() {
    byte[] bytes = bytes();
    if (new String(bytes, 0, Math.min(bytes.length, 64), UTF_8).isBlank() && bytes.length <= 64) {
      return json.createObjectNode();
    }
    try {
      return json.readTree(bytes);
    } catch (JacksonException e) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "the body is not JSON (%s); send JSON in UTF-8".formatted(e.getOriginalMessage()),
          e);
    }
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public Upload file() {
    return multipart()
        .file("file")
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE, "the upload has no part named 'file'; send the file in one"));
  }

  @Override
  public Optional<String> part(String name) {
    String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT).strip();
    if (type.startsWith("multipart/")) {
      return multipart().text(name);
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return Stream.of(new String(bytes(), UTF_8).split("&"))
          .filter(pair -> pair.startsWith(name + "="))
          .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
          .findFirst();
    }
    return Optional.empty();
  }

  @Override
  public String user() {
    return login.user();
  }

  @Override
  public Set<String> groups() {
    return login.groups();
  }

  @Override
  public boolean mayChange() {
    return login.role() == Role.ADMIN;
  }

  @Override
  public URI base() {
    return base;
  }

  private Multipart multipart() {
    if (multipart == null) {
      multipart = Multipart.parse(context.header("Content-Type"), bytes());
    }
    return multipart;
  }

  private byte[] bytes() {
    if (body == null) {
      if (context.req().getContentLengthLong() > maxBodyBytes) {
        throw tooLarge();
      }
      try {
        // one more than allowed, so that a longer body is told from one that just fits
        byte[] read = context.req().getInputStream().readNBytes(maxBodyBytes + 1);
        if (read.length > maxBodyBytes) {
          throw tooLarge();
        }
        body = read;
      } catch (IOException e) {
        throw new UncheckedIOException("the request's body ended early", e);
      }
    }
    return body;
  }

  private MultinodeException tooLarge() {
    return new MultinodeException(
        ErrorCode.TOO_LARGE,
        ("the body is larger than the %,d bytes that this node takes; send less, or raise"
                + " 'node.maxBodyBytes'")
            .formatted(maxBodyBytes));
  }
}
