package dev.multinode.core.engine;

/** The types of workflow items that this node runs. */
public interface ItemTypes {
  /**
   * @param type the word of the XML: {@code task}
   */
  boolean isSupported(String type);
}
