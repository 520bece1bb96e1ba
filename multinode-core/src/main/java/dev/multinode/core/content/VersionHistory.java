package dev.multinode.core.content;

import dev.multinode.core.value.TextValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.List;

/** Earlier versions of an element, as its member {@code version-history} tells them. */
public final class VersionHistory {
  private static final String MEMBER = "version-history";

  private VersionHistory() {}

  /**
   * @param date null when it is not known
   * @param comment empty when there is none
   */
  public record Item(String version, Instant date, String user, String comment) {}

  /**
   * Oldest first; empty when the element has no such member, as those of newer servers ({@code
   * vro-package-format.md} §7).
   *
   * @throws InvalidContentException when the member cannot be read
   */
  public static List<Item> of(Element element) {
    byte[] member = element.members().get(MEMBER);
    return member == null
        ? List.of()
        : SecureXml.parse(ElementData.decode(member), MEMBER).children("item").stream()
            .map(VersionHistory::item)
            .toList();
  }

  private static Item item(XmlNode node) {
    return new Item(
        node.childText("ver"),
        date(node.childText("date")),
        node.childText("user"),
        node.childText("cm"));
  }

  private static Instant date(String text) {
    try {
      return TextValues.read(text, TypeName.DATE) instanceof Value.Date date ? date.at() : null;
    } catch (IllegalArgumentException e) {
      return null; // it is for people to read, and nothing depends on it
    }
  }
}
