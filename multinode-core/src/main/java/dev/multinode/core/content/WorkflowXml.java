package dev.multinode.core.content;

/** Workflows as XML ({@code vro-workflow-xml.md} §1, §2). */
public final class WorkflowXml {
  private WorkflowXml() {}

  /**
   * @throws InvalidContentException when the text is no workflow
   */
  public static Workflow read(String xml) {
    return Workflow.of(SecureXml.parse(xml, "workflow"));
  }

  /** What was read, but for white space; {@link ElementData#encode} makes bytes of it. */
  public static String write(Workflow workflow) {
    return XmlText.document(workflow.node());
  }
}
