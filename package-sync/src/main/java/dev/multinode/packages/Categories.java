package dev.multinode.packages;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamReader;

/** The member {@code categories}: the folders of an element, root first. */
final class Categories {
  private Categories() {}

  static List<String> read(byte[] data) throws XmlProblem {
    List<String> path = new ArrayList<>();
    XmlText.walk(
        XmlText.body(data),
        new XmlVisitor() {
          @Override
          protected void element(String name, XMLStreamReader attributes) {
            if (name.equals("category")) {
              String attribute = attributes.getAttributeValue(null, "name");
              path.add(attribute == null ? "" : attribute);
            } else if (name.equals("name") && parent().equals("category")) {
              keepText();
            }
          }

          /** The child holds the name as it is; attributes have lost line ends and the like. */
          @Override
          protected void text(String name, String text) {
            path.set(path.size() - 1, text);
          }
        });
    return path;
  }

  static String write(List<String> path) {
    StringBuilder text = new StringBuilder("<categories>");
    for (String name : path) {
      text.append("<category name='")
          .append(Escape.attribute(name))
          .append("'><name>")
          .append(Escape.cdata(name))
          .append("</name></category>");
    }
    return text.append("</categories>").toString();
  }
}
