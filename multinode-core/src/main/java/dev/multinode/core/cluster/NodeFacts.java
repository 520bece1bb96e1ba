package dev.multinode.core.cluster;

/**
 * What a node tells the others of itself.
 *
 * @param version of the program
 * @param configuration fingerprint of the settings that should be the same on all nodes
 */
public record NodeFacts(String version, String configuration) {
  /** For a node that is not told. */
  static NodeFacts unknown() {
    return new NodeFacts("", "");
  }
}
