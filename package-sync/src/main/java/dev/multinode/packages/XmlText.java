package dev.multinode.packages;

import java.io.CharArrayReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML texts of a package. The byte order mark tells the encoding, since the declaration lies
 * ({@code vro-package-format.md} §2). A document type is refused, but for the one of Java
 * properties in a properties file, which is cut out and never fetched.
 */
final class XmlText {
  private static final Pattern DECLARATION = Pattern.compile("\\A\\s*<\\?xml\\s[^>]*\\?>\\s*");
  private static final Pattern PROPERTIES_DOCTYPE =
      Pattern.compile(
          "\\A<!DOCTYPE\\s+properties\\s+SYSTEM\\s+([\"'])"
              + "https?://java\\.sun\\.com/dtd/properties\\.dtd\\1\\s*>");

  private XmlText() {}

  /** Whether the bytes begin like a text: with a byte order mark or an angle bracket. */
  static boolean looksLikeXml(byte[] data) {
    return data.length > 2
        && (data[0] == '<'
            || data[0] == (byte) 0xfe && data[1] == (byte) 0xff
            || data[0] == (byte) 0xff && data[1] == (byte) 0xfe
            || data[0] == (byte) 0xef && data[1] == (byte) 0xbb && data[2] == (byte) 0xbf);
  }

  /**
   * @throws XmlProblem when the bytes are not what their byte order mark says
   */
  static CharBuffer decode(byte[] data) throws XmlProblem {
    if (data.length >= 2 && data[0] == (byte) 0xfe && data[1] == (byte) 0xff) {
      return utf16(data, ByteOrder.BIG_ENDIAN);
    } else if (data.length >= 2 && data[0] == (byte) 0xff && data[1] == (byte) 0xfe) {
      return utf16(data, ByteOrder.LITTLE_ENDIAN);
    }
    boolean marked =
        data.length >= 3
            && data[0] == (byte) 0xef
            && data[1] == (byte) 0xbb
            && data[2] == (byte) 0xbf;
    int mark = marked ? 3 : 0;
    try {
      ByteBuffer content = ByteBuffer.wrap(data, mark, data.length - mark);
      return StandardCharsets.UTF_8.newDecoder().decode(content);
    } catch (CharacterCodingException e) {
      throw new XmlProblem(FindingCode.XML_INVALID, e);
    }
  }

  /** By hand, since the decoder of the JDK takes most of the time that reading a package takes. */
  private static CharBuffer utf16(byte[] data, ByteOrder order) throws XmlProblem {
    char[] text = new char[data.length / 2 - 1];
    ByteBuffer.wrap(data, 2, data.length - 2).slice().order(order).asCharBuffer().get(text);
    for (int at = 0; at < text.length; at++) {
      if (Character.isSurrogate(text[at])) {
        boolean pair = at + 1 < text.length && Character.isSurrogatePair(text[at], text[at + 1]);
        if (!pair) {
          throw new XmlProblem(FindingCode.XML_INVALID, null);
        }
        at++;
      }
    }
    if (data.length % 2 != 0) {
      throw new XmlProblem(FindingCode.XML_INVALID, null);
    }
    return CharBuffer.wrap(text);
  }

  /** As servers write texts: UTF-16BE with a byte order mark. */
  static byte[] encode(String text) {
    return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE);
  }

  /** Without the declaration, whose encoding says nothing. */
  static CharBuffer body(byte[] data) throws XmlProblem {
    return without(DECLARATION, decode(data));
  }

  static CharBuffer propertiesBody(byte[] data) throws XmlProblem {
    return without(PROPERTIES_DOCTYPE, body(data));
  }

  private static CharBuffer without(Pattern beginning, CharBuffer text) {
    Matcher matcher = beginning.matcher(text);
    return matcher.find() ? text.position(text.position() + matcher.end()) : text;
  }

  /**
   * Goes through a whole document, so that it is known to be well-formed.
   *
   * @throws XmlProblem when it has a document type or is not well-formed
   */
  static void walk(CharBuffer body, XmlVisitor visitor) throws XmlProblem {
    try {
      // a factory of its own for every text: that of the JDK is not safe for many threads
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader reader =
          factory.createXMLStreamReader(
              new CharArrayReader(
                  body.array(), body.arrayOffset() + body.position(), body.remaining()));
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> visitor.start(reader);
          case XMLStreamConstants.END_ELEMENT -> visitor.end();
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              visitor.text(reader);
          case XMLStreamConstants.DTD -> throw new XmlProblem(FindingCode.XML_DOCTYPE, null);
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XmlProblem(FindingCode.XML_INVALID, null);
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new XmlProblem(FindingCode.XML_INVALID, e);
    }
  }
}
