package dev.multinode.core.content;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.Map;

/**
 * Writes XML as servers do: two blanks per level, texts as CDATA, empty elements closed at once.
 */
final class XmlText {
  static final String DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n";

  private final StringBuilder out = new StringBuilder(4096);

  private XmlText() {}

  /** A document with its declaration. */
  static String document(XmlNode root) {
    return DECLARATION + fragment(root);
  }

  static String fragment(XmlNode root) {
    XmlText text = new XmlText();
    text.write(root, 0);
    return text.out.toString();
  }

  private void write(XmlNode node, int depth) {
    String indent = "  ".repeat(depth);
    out.append(indent).append('<').append(node.name());
    for (Map.Entry<String, String> attribute : node.attributes().entrySet()) {
      out.append(' ').append(attribute.getKey()).append("=\"");
      escape(attribute.getValue());
      out.append('"');
    }
    if (node.text().isEmpty() && node.children().isEmpty()) {
      out.append("/>\n");
      return;
    }
    out.append('>');
    if (!node.text().isEmpty()) {
      cdata(node.text());
    }
    if (!node.children().isEmpty()) {
      out.append('\n');
      node.children().forEach(child -> write(child, depth + 1));
      out.append(indent);
    }
    out.append("</").append(node.name()).append(">\n");
  }

  /**
   * The end of CDATA within a text is spread over two sections; a carriage return, which a reader
   * would drop, stands between two.
   */
  private void cdata(String text) {
    check(text);
    String safe = text.replace("]]>", "]]]]><![CDATA[>").replace("\r", "]]>&#13;<![CDATA[");
    out.append("<![CDATA[").append(safe).append("]]>");
  }

  private void escape(String text) {
    check(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\n', '\r', '\t' -> out.append("&#").append((int) c).append(';');
        default -> out.append(c);
      }
    }
  }

  /**
   * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2</a>
   */
  private static void check(String text) {
    text.codePoints()
        .filter(c -> !isXmlCharacter(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new MultinodeException(
                  ErrorCode.CONTENT_INVALID,
                  "a text cannot be written as XML, which has no character U+%04X; remove it from the text"
                      .formatted(c));
            });
  }

  private static boolean isXmlCharacter(int c) {
    return c >= 0x20 && c <= 0xD7FF
        || c == '\n'
        || c == '\r'
        || c == '\t'
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
