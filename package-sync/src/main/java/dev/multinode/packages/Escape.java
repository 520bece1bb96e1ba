package dev.multinode.packages;

/** Text in XML. */
final class Escape {
  private Escape() {}

  static String text(String text) {
    return allowed(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** For both kinds of quotes. */
  static String attribute(String text) {
    return text(text)
        .replace("\"", "&quot;")
        .replace("'", "&apos;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;")
        .replace("\t", "&#9;");
  }

  static String cdata(String text) {
    return "<![CDATA[" + allowed(text).replace("]]>", "]]]]><![CDATA[>") + "]]>";
  }

  /** Characters that XML has no way to write become question marks. */
  private static String allowed(String text) {
    return text.codePoints()
        .map(each -> isAllowed(each) ? each : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || point >= 0x20 && point < 0xd800
        || point >= 0xe000 && point < 0xfffe
        || point > 0xffff;
  }
}
