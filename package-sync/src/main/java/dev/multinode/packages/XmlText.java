package dev.multinode.packages;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
  static String decode(byte[] data) throws XmlProblem {
    Charset charset = StandardCharsets.UTF_8;
    int mark = 0;
    if (data.length >= 2 && data[0] == (byte) 0xfe && data[1] == (byte) 0xff) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else if (data.length >= 2 && data[0] == (byte) 0xff && data[1] == (byte) 0xfe) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (data.length >= 3
        && data[0] == (byte) 0xef
        && data[1] == (byte) 0xbb
        && data[2] == (byte) 0xbf) {
      mark = 3;
    }
    try {
      ByteBuffer content = ByteBuffer.wrap(data, mark, data.length - mark);
      return charset.newDecoder().decode(content).toString();
    } catch (CharacterCodingException e) {
      throw new XmlProblem(FindingCode.XML_INVALID, e);
    }
  }

  /** As servers write texts: UTF-16BE with a byte order mark. */
  static byte[] encode(String text) {
    return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE);
  }

  /** Without the declaration, whose encoding says nothing. */
  static String body(byte[] data) throws XmlProblem {
    String text = decode(data);
    Matcher declaration = DECLARATION.matcher(text);
    return declaration.find() ? text.substring(declaration.end()) : text;
  }

  static String propertiesBody(byte[] data) throws XmlProblem {
    String text = body(data);
    Matcher doctype = PROPERTIES_DOCTYPE.matcher(text);
    return doctype.find() ? text.substring(doctype.end()) : text;
  }

  /**
   * Goes through a whole document, so that it is known to be well-formed.
   *
   * @throws XmlProblem when it has a document type or is not well-formed
   */
  static void walk(String body, XmlVisitor visitor) throws XmlProblem {
    try {
      // a factory of its own for every text: that of the JDK is not safe for many threads
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body));
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
