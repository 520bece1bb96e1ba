package dev.multinode.core.value;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * References to objects as attributes of workflows and configurations hold them: {@code
 * dunes://service.dunes.ch/ResourceElement?id='…'&dunesName='ResourceElement'} ({@code
 * vro-workflow-xml.md} §4).
 */
public final class ObjectReferences {
  private static final String BASE = "dunes://service.dunes.ch/";
  private static final String PLUGIN_KIND = "CustomSDKObject";
  private static final Pattern FORM =
      Pattern.compile(
          "dunes://[^/]+/(\\w+)\\?id='(.*?)'(?:&.*?)?(?:&dunesName='(.*?)')(?:&.*)?",
          Pattern.DOTALL);

  private ObjectReferences() {}

  /** Empty for a text in another form. */
  public static Optional<Value.Ref> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches() || form.group(3).isBlank()) {
      return Optional.empty();
    }
    String id = form.group(1).equals(PLUGIN_KIND) ? decode(form.group(2)) : form.group(2);
    return Optional.of(new Value.Ref(new TypeName(form.group(3)), id, null));
  }

  /** The display name is not part of it. */
  public static String write(Value.Ref ref) {
    boolean plugin = ref.type().isPlugin();
    String id = plugin ? URLEncoder.encode(ref.id(), StandardCharsets.UTF_8) : ref.id();
    return "%s%s?id='%s'&dunesName='%s'"
        .formatted(BASE, plugin ? PLUGIN_KIND : ref.type().text(), id, ref.type().text());
  }

  private static String decode(String id) {
    try {
      return URLDecoder.decode(id, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return id; // a percent sign that encodes nothing is the id's own
    }
  }
}
