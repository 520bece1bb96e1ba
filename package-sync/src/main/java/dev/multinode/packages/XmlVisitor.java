package dev.multinode.packages;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamReader;

/** Sees an XML document from start to end, and keeps track of where it is. */
abstract class XmlVisitor {
  /** Real documents stay below 20. */
  private static final int MAX_DEPTH = 500;

  private final Deque<String> open = new ArrayDeque<>();
  private StringBuilder text;

  /** An element begins; {@link #depth} already counts it. */
  protected abstract void element(String name, XMLStreamReader attributes);

  /** An element ends for which {@link #keepText} was called. */
  protected void text(String name, String text) {}

  /** Collects the text of the element that has just begun, without that of its children. */
  protected final void keepText() {
    text = new StringBuilder();
  }

  /** 1 for the root. */
  protected final int depth() {
    return open.size();
  }

  /** The name of the element around the current one; empty for the root. */
  protected final String parent() {
    return open.stream().skip(1).findFirst().orElse("");
  }

  final void start(XMLStreamReader reader) throws XmlProblem {
    if (open.size() == MAX_DEPTH) {
      throw new XmlProblem(FindingCode.XML_INVALID, null);
    }
    text = null;
    open.push(reader.getLocalName());
    element(reader.getLocalName(), reader);
  }

  final void text(XMLStreamReader reader) {
    if (text != null) {
      text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }
  }

  final void end() {
    String name = open.peek();
    if (text != null) {
      text(name, text.toString());
      text = null;
    }
    open.pop();
  }
}
