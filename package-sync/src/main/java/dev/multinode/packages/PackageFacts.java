package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What {@code dunes-meta-inf} says.
 *
 * @param usedPlugins {@code NAME#version}
 * @param vsoVersion of the server that exported it; null when the file does not say
 */
@JsonPropertyOrder({"name", "id", "description", "owner", "usedPlugins", "vsoVersion"})
public record PackageFacts(
    String name,
    String id,
    String description,
    String owner,
    List<String> usedPlugins,
    String vsoVersion) {
  public PackageFacts {
    usedPlugins = List.copyOf(usedPlugins);
  }
}
