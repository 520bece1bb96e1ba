package dev.multinode.core.remote;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered, read completely.
 *
 * @param contentType empty when the server named none
 * @param location the header {@code Location}; null when there is none
 * @param challenge the header {@code WWW-Authenticate}; empty when there is none
 * @param token the header {@code x-vmware-vcloud-access-token}; null when there is none
 */
record Answer(
    int status, String contentType, String location, String challenge, String token, byte[] body) {

  /** Longest text of an answer that goes into a message. */
  private static final int SHORT = 200;

  private static final Pattern STATUS_CODE = withClass("status-code");
  private static final Pattern STATUS_MESSAGE = withClass("status-message");
  private static final Pattern TITLE =
      Pattern.compile("<title[^>]*>([^<]*)</title>", Pattern.CASE_INSENSITIVE);

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  /** Whether the body can be JSON; an SSO page with status 200 is not. */
  boolean looksLikeJson() {
    if (contentType.toLowerCase(Locale.ROOT).contains("json")) {
      return true;
    }
    for (byte b : body) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  boolean looksLikeHtml() {
    String start = text().stripLeading().toLowerCase(Locale.ROOT);
    return contentType.toLowerCase(Locale.ROOT).contains("html")
        || start.startsWith("<!doctype")
        || start.startsWith("<html");
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The words of a page that a gateway answers with, on one line and shortened; gateways of 8.x
   * mark them with the classes {@code status-code} and {@code status-message}.
   */
  String pageText() {
    String page = text();
    String marked = (find(STATUS_CODE, page) + " " + find(STATUS_MESSAGE, page)).strip();
    if (!marked.isEmpty()) {
      return shortened(marked);
    }
    String title = find(TITLE, page);
    return shortened(title.isEmpty() ? page.replaceAll("<[^>]*>", " ") : title);
  }

  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
  }

  private static String find(Pattern pattern, String page) {
    Matcher matcher = pattern.matcher(page);
    return matcher.find() ? matcher.group(1).strip() : "";
  }

  private static Pattern withClass(String name) {
    return Pattern.compile("class=[\"']?" + name + "[\"']?[^>]*>([^<]*)<");
  }
}
