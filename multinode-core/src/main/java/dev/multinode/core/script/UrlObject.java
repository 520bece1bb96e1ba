package dev.multinode.core.script;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/**
 * The class {@code URL} of scripts. Its functions that give patterns of host names are not there:
 * {@code isValid…} tell the same.
 */
final class UrlObject extends HostObject {
  private final transient ScriptRun run;
  private final transient Map<String, Object> values = new LinkedHashMap<>();

  UrlObject(ScriptRun run, Scriptable scope, String url) {
    super(scope, "URL", true);
    this.run = run;
    values.put("url", url);
    values.put("datas", "");
    values.put("requestType", "GET");
    values.put("contentType", "application/x-www-form-urlencoded");
    values.put("result", "");
    for (String name : values.keySet()) {
      property(name, () -> values.get(name), value -> values.put(name, text(value)));
    }
    property("host", () -> part().getHost());
    property("port", () -> part().getPort() < 0 ? "" : String.valueOf(part().getPort()));
    method("addParameter", args -> addParameter(args.need(0, "the name"), args.text(1)));
    method("addPath", args -> addPath(args.need(0, "the path")));
    method("getContent", args -> send(null));
    method("postContent", args -> send(args.text(0)));
    method("post", args -> send(text("datas")));
    checks();
  }

  private void checks() {
    method("isValidHostname", args -> isName(args.text(0)));
    method("isValidHostnameOrIPAddress", args -> isName(args.text(0)) || isAddress(args.text(0)));
    method("isValidIPAddress", args -> isAddress(args.text(0)));
    method(
        "isValidIPv4Address",
        args ->
            isAddress(args.text(0))
                && InetAddresses.forString(args.text(0)) instanceof Inet4Address);
    method("isValidIPv6Address", args -> isSix(args.text(0)));
    method("escapeHost", args -> isSix(args.text(0)) ? "[" + args.text(0) + "]" : args.text(0));
    method("unescapeHost", args -> args.text(0).replaceAll("^\\[(.*)]$", "$1"));
  }

  private static boolean isName(String text) {
    return InternetDomainName.isValid(text) && !isAddress(text);
  }

  private static boolean isAddress(String text) {
    return InetAddresses.isInetAddress(text);
  }

  private static boolean isSix(String text) {
    return isAddress(text) && InetAddresses.forString(text) instanceof Inet6Address;
  }

  private static String text(Object value) {
    return value == null || Undefined.isUndefined(value) ? "" : Context.toString(value);
  }

  private String text(String name) {
    return text(values.get(name));
  }

  private URI part() {
    return URI.create(text("url"));
  }

  private Object addParameter(String name, String value) {
    String url = text("url");
    String pair =
        URLEncoder.encode(name, StandardCharsets.UTF_8)
            + "="
            + URLEncoder.encode(value, StandardCharsets.UTF_8);
    values.put("url", url + (url.contains("?") ? "&" : "?") + pair);
    return null;
  }

  private Object addPath(String path) {
    String url = text("url").replaceAll("/$", "");
    values.put("url", url + (path.startsWith("/") ? path : "/" + path));
    return null;
  }

  /**
   * @param body null for a GET
   */
  private Object send(String body) {
    String answer =
        run.web()
            .send(
                text("url"),
                body,
                text("contentType"),
                Sandbox.Limited.current().left(),
                run.session().stop());
    values.put("result", answer);
    return answer;
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return text("url");
  }
}
