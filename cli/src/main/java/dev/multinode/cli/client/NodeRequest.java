package dev.multinode.cli.client;

import dev.multinode.cli.terminal.Json;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request that is being put together. {@link #send} and what builds on it throw {@link
 * dev.multinode.core.error.MultinodeException}: what the node answered when it is an error, else
 * SERVER_UNREACHABLE or SERVER_UNTRUSTED.
 */
public final class NodeRequest {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private final NodeClient client;
  private final String method;
  private final HttpUrl.Builder url;
  private final Request.Builder request = new Request.Builder();
  private RequestBody body;
  private String accept = "application/json";
  private Duration patience;

  NodeRequest(NodeClient client, String method, HttpUrl.Builder url) {
    this.client = client;
    this.method = method;
    this.url = url;
    body = "POST".equals(method) ? NOTHING : null;
  }

  /** A query parameter; left out when the value is null. */
  public NodeRequest query(String name, Object value) {
    if (value != null) {
      url.addQueryParameter(name, value.toString());
    }
    return this;
  }

  public NodeRequest header(String name, String value) {
    request.header(name, value);
    return this;
  }

  public NodeRequest body(JsonNode json) {
    body = RequestBody.create(Json.compact(json).getBytes(StandardCharsets.UTF_8), JSON);
    return this;
  }

  /** An upload as the part {@code file}. */
  public NodeRequest file(String name, byte[] content) {
    body =
        new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("file", name, RequestBody.create(content, BYTES))
            .build();
    return this;
  }

  /** How long the node may take to answer; one minute when this is not called. */
  public NodeRequest patience(Duration longest) {
    patience = longest;
    return this;
  }

  public NodeAnswer send() {
    return client.send(
        request.url(url.build()).header("Accept", accept).method(method, body).build(), patience);
  }

  /**
   * The answer as JSON.
   *
   * @throws MultinodeException SERVER_INCOMPATIBLE when it is something else, such as a page
   */
  public JsonNode json() {
    NodeAnswer answer = send();
    try {
      return answer.json();
    } catch (JacksonException e) {
      throw new MultinodeException(
          ErrorCode.SERVER_INCOMPATIBLE,
          "%s answered with HTTP %d, but not with JSON as a node does; check the address"
              .formatted(client.url(), answer.status()),
          e);
    }
  }

  /** The answer as a file. */
  public byte[] download() {
    accept = "application/zip, application/octet-stream";
    return send().body();
  }
}
