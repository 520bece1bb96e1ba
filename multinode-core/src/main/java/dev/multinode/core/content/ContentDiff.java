package dev.multinode.core.content;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Says what differs between two versions of an element, in words for people. */
public final class ContentDiff {
  private ContentDiff() {}

  /**
   * What of an element changed: {@code script of item1}, {@code value of orderLimit}, {@code
   * inputs}, {@code payload}… Spelling is no change; the version is only named when nothing else
   * changed, and further members such as forms do not count.
   *
   * @return empty when both are the same content
   */
  public static List<String> what(Element old, Element now) {
    if (old.info().hash().equals(now.info().hash())) {
      return List.of();
    }
    List<String> what = parts(old, now);
    if (!what.isEmpty()) {
      return what;
    }
    return List.of(old.info().version().equals(now.info().version()) ? "content" : "version");
  }

  private static List<String> parts(Element old, Element now) {
    ElementType type = now.info().key().type();
    try {
      if (type.equals(ElementType.RESOURCE)) {
        return resource(ResourceArchive.members(old.data()), ResourceArchive.members(now.data()));
      }
      return ContentHash.canonical(type, old.data())
          .flatMap(
              before ->
                  ContentHash.canonical(type, now.data())
                      .map(after -> new XmlDiff(before, after).parts()))
          .orElse(List.of());
    } catch (InvalidContentException e) {
      return List.of(); // one of them cannot be read: all that can be said is that it differs
    }
  }

  private static List<String> resource(Map<String, byte[]> old, Map<String, byte[]> now) {
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Arrays.equals(old.get(name), now.get(name)))
        .map(name -> name.replace(ResourceArchive.FOLDER, ""))
        .filter(name -> !name.equals("attribute_version"))
        .map(
            name ->
                switch (name) {
                  case "data" -> "payload";
                  case "attribute_mimetype" -> "MIME type";
                  case "attribute_allowedOperations" -> "rights";
                  default -> name.replace("attribute_", "");
                })
        .toList();
  }
}
