package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Response;
import dev.multinode.core.store.SqlFailures;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers, and failures in the one error form. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);
  private static final String JSON = "application/json";

  /** Two schemes in one header: clients look for the one they know. */
  private static final String CHALLENGE = "Basic realm=\"Multinode\", charset=\"UTF-8\", Bearer";

  private final JsonMapper json;

  Answers(JsonMapper json) {
    this.json = json;
  }

  void write(Context context, Response response) {
    if (response.body() instanceof CompletionStage<?> later) {
      context.future(
          () ->
              later
                  .handle((answer, failure) -> settle(context, answer, failure))
                  .toCompletableFuture());
      return;
    }
    context.status(response.status());
    context.header("X-Content-Type-Options", "nosniff");
    response.headers().forEach(context::header);
    Object body = response.body();
    if (body instanceof byte[] bytes) {
      typed(context, response, "application/octet-stream").result(bytes);
    } else if (body instanceof String text) {
      typed(context, response, "text/plain;charset=UTF-8").result(text.getBytes(UTF_8));
    } else if (body != null) {
      typed(context, response, JSON).result(json.writeValueAsBytes(body));
    }
  }

  void fail(Context context, Throwable failure) {
    MultinodeException known = known(context, failure);
    Response response = Response.json(known.code().httpStatus(), error(known));
    if (known.code() == ErrorCode.AUTHENTICATION_FAILED) {
      response = response.with("WWW-Authenticate", CHALLENGE);
    } else if (known.code() == ErrorCode.BUSY || known.code() == ErrorCode.UNAVAILABLE) {
      response = response.with("Retry-After", "1");
    }
    write(context, response);
  }

  /** The error form: {@code message}, {@code code}, and {@code details} when there are any. */
  static Map<String, Object> error(MultinodeException failure) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", failure.getMessage());
    error.put("code", failure.code().name());
    if (!failure.details().isEmpty()) {
      error.put("details", failure.details());
    }
    return error;
  }

  private Void settle(Context context, Object answer, Throwable failure) {
    if (failure == null) {
      write(context, (Response) answer);
    } else {
      fail(context, failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
    }
    return null;
  }

  private static MultinodeException known(Context context, Throwable failure) {
    if (failure instanceof MultinodeException known) {
      return known;
    }
    if (SqlFailures.isAboutConnection(failure)) {
      LOG.debug("{} {} failed without the database", context.method(), context.path(), failure);
      return new MultinodeException(
          ErrorCode.UNAVAILABLE,
          "the node cannot reach its database just now; whether anything was done is not known, try again in a moment");
    }
    // what nobody foresaw may hold anything, so the client gets a number and the log the rest
    String reference = UUID.randomUUID().toString().substring(0, 8);
    LOG.error("{} {} failed [{}]", context.method(), context.path(), reference, failure);
    return new MultinodeException(
        ErrorCode.FAILED,
        "the request failed inside the node; look for [%s] in its log".formatted(reference));
  }

  private static Context typed(Context context, Response response, String fallback) {
    if (!response.headers().containsKey("Content-Type")) {
      context.contentType(fallback);
    }
    return context;
  }
}
