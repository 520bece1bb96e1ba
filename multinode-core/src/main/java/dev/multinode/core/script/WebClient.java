package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.net.AddressPolicy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Sends requests for scripts: to allowed hosts only, under the rules for addresses that remote
 * servers have, without redirects and without the node's own credentials. Safe for use by many
 * threads.
 */
public final class WebClient {
  private final UrlConfig config;
  private final AddressPolicy addresses;
  private final OkHttpClient http;

  @Inject
  public WebClient(UrlConfig config) {
    this.config = config;
    addresses = AddressPolicy.forScripts(config.localAddresses());
    http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .proxy(Proxy.NO_PROXY)
            .socketFactory(addresses.sockets())
            .build();
  }

  /** What scripts may connect to. */
  AddressPolicy addresses() {
    return addresses;
  }

  /**
   * @param body null for a GET, else what is posted
   * @param left how long the script may still run
   * @return the answer's text
   * @throws MultinodeException FORBIDDEN for an address that is not allowed, SERVER_UNREACHABLE
   *     when nothing answers, SERVER_REFUSED for an answer that is not 2xx, TOO_LARGE
   */
  String send(String url, String body, String contentType, Duration left, StopSignal stop) {
    HttpUrl target = parse(url);
    Request.Builder request = new Request.Builder().url(target);
    if (body != null) {
      request.post(RequestBody.create(body, MediaType.parse(contentType + "; charset=utf-8")));
    }
    Call call = http.newCall(request.build());
    Duration limit = left.compareTo(config.timeout()) < 0 ? left : config.timeout();
    call.timeout().timeout(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS);
    StopSignal.Watch watch = stop.onStop(call::cancel);
    try (Response response = call.execute()) {
      return read(target, response);
    } catch (IOException e) {
      stop.check();
      throw failure(target, e);
    } finally {
      watch.close();
    }
  }

  private HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new MultinodeException(
          ErrorCode.USAGE, "the text is no URL; write http://host/path or https://host/path");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "the URL of '%s' has a user in it, which ends up in logs; leave it out"
              .formatted(url.host()));
    }
    if (config.allowed().stream().noneMatch(entry -> fits(entry, url))) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "scripts may not send requests to '%s:%d'; an administrator allows hosts with the setting 'url.allowed'"
              .formatted(url.host(), url.port()));
    }
    return url;
  }

  private static boolean fits(String entry, HttpUrl url) {
    int colon = entry.endsWith("]") ? -1 : entry.lastIndexOf(':');
    if (colon > 0 && !entry.substring(colon + 1).equals(String.valueOf(url.port()))) {
      return false;
    }
    String host = colon > 0 ? entry.substring(0, colon) : entry;
    host = host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
    if (host.equals("*")) {
      return true;
    }
    return host.startsWith("*.") ? url.host().endsWith(host.substring(1)) : url.host().equals(host);
  }

  private String read(HttpUrl url, Response response) throws IOException {
    if (response.isRedirect()) {
      throw refused(
          url, response.code() + ", a redirect, which is not followed; ask for its target");
    }
    if (!response.isSuccessful()) {
      throw refused(url, response.code() + "; check the URL, and what it expects");
    }
    BufferedSource source = response.body().source();
    if (source.request(config.maxBytes() + 1L)) {
      throw new MultinodeException(
          ErrorCode.TOO_LARGE,
          "'%s' answered with more than %d bytes, the limit 'url.maxBytes'; ask for less at once"
              .formatted(shown(url), config.maxBytes()));
    }
    MediaType type = response.body().contentType();
    Charset charset = type == null ? null : type.charset();
    return source.readString(charset == null ? StandardCharsets.UTF_8 : charset);
  }

  private static MultinodeException refused(HttpUrl url, String answer) {
    return new MultinodeException(
        ErrorCode.SERVER_REFUSED, "'%s' answered %s".formatted(shown(url), answer));
  }

  private static MultinodeException failure(HttpUrl url, IOException e) {
    if (e instanceof AddressPolicy.RefusedException) {
      return new MultinodeException(
          ErrorCode.FORBIDDEN,
          "scripts may not send requests to '%s': %s; the setting 'url.localAddresses' allows this machine itself"
              .formatted(url.host(), e.getMessage()),
          e);
    }
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof UnknownHostException) {
      why = "the host name is not known";
    } else if (e instanceof InterruptedIOException) {
      why = "no answer in time, the limits are 'url.timeout' and 'script.timeLimit'";
    }
    return new MultinodeException(
        ErrorCode.SERVER_UNREACHABLE,
        "no answer from '%s' (%s); check the host and try again".formatted(shown(url), why),
        e);
  }

  /** Without the query, where people put secrets. */
  private static String shown(HttpUrl url) {
    return url.newBuilder().query(null).fragment(null).build().toString();
  }
}
