package dev.multinode.core.content;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Reads XML that strangers wrote: no document type, no entities but the five of XML, nothing is
 * fetched, and depth, size and number of elements are bounded.
 */
public final class SecureXml {
  /** Real workflows nest at most 12 deep. */
  static final int MAX_DEPTH = 500;

  /** In characters; the largest real workflow has 2 million. */
  static final int MAX_LENGTH = 64 * 1024 * 1024;

  static final int MAX_ELEMENTS = 1_000_000;

  /** What {@code java.util.Properties} writes; it names a DTD that nobody needs to read. */
  private static final Pattern PROPERTIES_DOCTYPE =
      Pattern.compile(
          "<!DOCTYPE\\s+properties\\s+SYSTEM\\s+([\"'])https?://java\\.sun\\.com/dtd/"
              + "properties\\.dtd\\1\\s*>");

  /**
   * Making a parser takes longer than reading a workflow; there are as many as threads that read.
   */
  private static final Queue<SAXParser> IDLE = new ArrayBlockingQueue<>(16);

  private SecureXml() {}

  /**
   * Reads a document. The encoding that its declaration names is ignored: it is already a text.
   *
   * @param what the document's name for messages: {@code workflow 2f0c…}
   * @throws InvalidContentException when it is not well-formed, has a document type or is too large
   */
  public static XmlNode parse(String text, String what) {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidContentException(
          what, "it has %,d characters, at most %,d".formatted(text.length(), MAX_LENGTH));
    }
    TreeHandler handler = new TreeHandler();
    SAXParser parser = takeParser();
    try {
      parser.setProperty("http://xml.org/sax/properties/lexical-handler", handler);
      parser.parse(new InputSource(new StringReader(text)), handler);
    } catch (DoctypeException e) {
      throw new InvalidContentException(what, "it has a document type", true, e);
    } catch (SAXParseException e) {
      throw new InvalidContentException(
          what, "line %d: %s".formatted(e.getLineNumber(), e.getMessage()), e);
    } catch (SAXException | IOException e) {
      throw new InvalidContentException(what, e.getMessage(), e);
    }
    IDLE.offer(parser); // one that threw is not used again
    return handler.takeRoot();
  }

  private static SAXParser takeParser() {
    SAXParser idle = IDLE.poll();
    return idle == null ? newParser() : idle;
  }

  /**
   * Reads the XML form of {@code java.util.Properties}; its usual document type is allowed and not
   * read, any other is refused.
   *
   * @throws InvalidContentException as {@link #parse}
   */
  public static Map<String, String> parseProperties(String text, String what) {
    XmlNode root = parse(PROPERTIES_DOCTYPE.matcher(text).replaceFirst(""), what);
    Map<String, String> properties = new LinkedHashMap<>();
    for (XmlNode entry : root.children("entry")) {
      properties.put(entry.attribute("key").orElse(""), entry.text());
    }
    return properties;
  }

  private static SAXParser newParser() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(false);
      factory.setXIncludeAware(false);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      SAXParser parser = factory.newSAXParser();
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return parser;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("this Java has no XML parser with the needed limits", e);
    }
  }

  /** Thrown at the beginning of a document type, before anything of it is read. */
  private static final class DoctypeException extends SAXException {
    DoctypeException() {
      super("document type");
    }
  }

  private static final class TreeHandler extends DefaultHandler2 {
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;
    private XmlNode root;

    /** Lets go of the tree, since the idle parser still knows this handler. */
    XmlNode takeRoot() {
      XmlNode taken = root;
      root = null;
      return taken;
    }

    @Override
    public void startDTD(String name, String publicId, String systemId) throws SAXException {
      throw new DoctypeException();
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes)
        throws SAXException {
      if (open.size() == MAX_DEPTH) {
        throw new SAXException("its elements nest deeper than " + MAX_DEPTH);
      }
      if (++elements > MAX_ELEMENTS) {
        throw new SAXException("it has more than %,d elements".formatted(MAX_ELEMENTS));
      }
      open.push(new Open(name, attributes));
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      open.element().text.append(characters, start, length);
    }

    @Override
    public void endElement(String uri, String localName, String name) {
      XmlNode node = open.pop().close();
      if (open.isEmpty()) {
        root = node;
      } else {
        open.element().children.add(node);
      }
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  /** An element whose end tag has not come yet. */
  private static final class Open {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    Open(String name, Attributes attributes) {
      this.name = name;
      for (int i = 0; i < attributes.getLength(); i++) {
        this.attributes.put(attributes.getQName(i), attributes.getValue(i));
      }
    }

    XmlNode close() {
      String all = text.toString();
      boolean layout = !children.isEmpty() && all.isBlank();
      return new XmlNode(name, attributes, layout ? "" : all, children);
    }
  }
}
