package dev.multinode.core.remote;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends requests to one server and reads whole answers. Redirects are not followed; an answer that
 * is too large is refused; after more than five failures in a row nothing is sent for a while.
 * Nothing is repeated here: only who knows what a request does may send it again.
 */
final class ServerConnection {
  /** How much of one answer is read; the largest are package files. */
  private static final long MAX_ANSWER_BYTES = 512L << 20;

  /**
   * Calls at the same time to one server; more wait, so that one server cannot take all threads.
   */
  private static final int MAX_CALLS = 32;

  private static final int FAILURES_IN_A_ROW = 6;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final RemoteServer server;
  private final OkHttpClient http;
  private final Semaphore permits = new Semaphore(MAX_CALLS, true);
  private final CircuitBreaker breaker;
  private final InstantSource clock;
  private volatile String lastFailure = "";
  private volatile Duration clockOffset = Duration.ZERO;

  /**
   * @param http with trust and connect timeout of this server
   */
  ServerConnection(RemoteServer server, OkHttpClient http, InstantSource clock) {
    this.server = server;
    this.http = http;
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            server.name(),
            CircuitBreakerConfig.custom()
                .slidingWindowSize(FAILURES_IN_A_ROW)
                .minimumNumberOfCalls(FAILURES_IN_A_ROW)
                .failureRateThreshold(100)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
  }

  RemoteServer server() {
    return server;
  }

  /** The URL of an absolute path; what is not allowed in a URL is encoded. */
  HttpUrl.Builder url(String path) {
    return HttpUrl.get(server.baseUri() + path).newBuilder();
  }

  /** A time of ours on the server's clock, as its last answer showed it, to a second or two. */
  Instant serverTime(Instant ours) {
    return ours.plus(clockOffset);
  }

  /**
   * @param method of HTTP
   * @param body null for none
   * @param longer how much longer than usual the call may take
   * @throws MultinodeException SERVER_UNREACHABLE, SERVER_UNTRUSTED or TOO_LARGE; every answer of
   *     the server, failures included, is returned
   */
  Answer send(String method, HttpUrl url, Headers headers, RequestBody body, Duration longer) {
    Duration limit = server.timeouts().request().plus(longer);
    acquire(limit);
    try {
      if (!breaker.tryAcquirePermission()) {
        throw new ServerUnreachableException(
            server,
            "not asked for %d s after %d failures in a row, the last: %s"
                .formatted(PAUSE.toSeconds(), FAILURES_IN_A_ROW, lastFailure),
            false,
            null);
      }
      Request request =
          new Request.Builder().url(url).headers(headers).method(method, body).build();
      return execute(request, limit);
    } finally {
      permits.release();
    }
  }

  private Answer execute(Request request, Duration limit) {
    long start = System.nanoTime();
    Call call = http.newCall(request);
    call.timeout().timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    try (Response response = call.execute()) {
      Answer answer = read(response);
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      return answer;
    } catch (IOException e) {
      MultinodeException failure = translated(e);
      if (failure instanceof ServerUntrustedException) {
        // it does answer; were it called silent for a while, nobody would look at its certificate
        breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      } else {
        lastFailure = reason(e);
        breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
      }
      throw failure;
    } catch (RuntimeException e) {
      breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
      throw e;
    }
  }

  private Answer read(Response response) throws IOException {
    Instant date = response.headers().getInstant("Date");
    if (date != null) {
      clockOffset = Duration.between(clock.instant(), date);
    }
    BufferedSource source = response.body().source();
    if (source.request(MAX_ANSWER_BYTES + 1)) {
      throw new MultinodeException(
          ErrorCode.TOO_LARGE,
          "server '%s' answered with more than %d MB; ask for less at once"
              .formatted(server.name(), MAX_ANSWER_BYTES >> 20));
    }
    return new Answer(
        response.code(),
        orEmpty(response.header("Content-Type")),
        response.header("Location"),
        String.join(", ", response.headers("WWW-Authenticate")),
        response.header("x-vmware-vcloud-access-token"),
        source.readByteArray());
  }

  private void acquire(Duration limit) {
    try {
      if (!permits.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ServerUnreachableException(
            server, MAX_CALLS + " calls to it are under way and none came back", false, null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerUnreachableException(server, "interrupted", false, e);
    }
  }

  private MultinodeException translated(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PinnedTrustManager.PinMismatch mismatch) {
        return ServerUntrustedException.changed(server, mismatch.seen());
      }
    }
    if (e instanceof javax.net.ssl.SSLHandshakeException
        || e instanceof javax.net.ssl.SSLPeerUnverifiedException) {
      return ServerUntrustedException.noLongerTrusted(server, reason(e));
    }
    boolean notSent =
        e instanceof ConnectException
            || e instanceof UnknownHostException
            || e instanceof NoRouteToHostException
            || (e instanceof SocketTimeoutException && isAboutConnecting(e));
    return new ServerUnreachableException(server, reason(e), !notSent, e);
  }

  private static boolean isAboutConnecting(IOException e) {
    return orEmpty(e.getMessage()).toLowerCase(java.util.Locale.ROOT).contains("connect");
  }

  /** Why a call failed, in words. */
  static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "host name '" + e.getMessage() + "' is not known";
    }
    if (e instanceof SSLException) {
      return "TLS: " + e.getMessage();
    }
    if (e instanceof InterruptedIOException) {
      return "no answer in time";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
