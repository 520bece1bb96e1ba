package dev.multinode.core.content;

/** Actions as XML ({@code vro-workflow-xml.md} §5). */
public final class ActionXml {
  private ActionXml() {}

  /**
   * @throws InvalidContentException when the text is no action
   */
  public static Action read(String xml) {
    return Action.of(SecureXml.parse(xml, "action"));
  }

  /** What was read, but for white space; {@link ElementData#encode} makes bytes of it. */
  public static String write(Action action) {
    return XmlText.document(action.node());
  }
}
