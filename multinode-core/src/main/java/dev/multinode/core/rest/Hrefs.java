package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.multinode.core.spi.Request;
import java.net.URI;
import java.net.URLEncoder;

/**
 * Addresses of this node's objects: absolute, every segment encoded, with a slash at the end, since
 * clients follow them as they are or append to them ({@code vro-rest-api.md} §1.1).
 */
record Hrefs(URI base) {
  static Hrefs of(Request request) {
    return new Hrefs(request.base());
  }

  /** {@code /vco/api/} and these segments. */
  String api(String... segments) {
    StringBuilder href = new StringBuilder(base.toString()).append("/vco/api/");
    for (String segment : segments) {
      // a blank is + in forms only
      href.append(URLEncoder.encode(segment, UTF_8).replace("+", "%20")).append('/');
    }
    return href.toString();
  }

  String execution(String workflowId, String runId) {
    return api("workflows", workflowId, "executions", runId);
  }
}
