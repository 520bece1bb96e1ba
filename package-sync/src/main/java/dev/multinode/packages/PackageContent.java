package dev.multinode.packages;

import java.util.List;
import java.util.Map;

/**
 * What goes into a package file, or was read from one.
 *
 * @param version of the package as a whole, kept in our manifest only; may be empty
 * @param usedPlugins {@code NAME#version}
 * @param others members that belong to no element, by name; kept byte for byte
 */
record PackageContent(
    String name,
    String id,
    String description,
    String version,
    List<String> usedPlugins,
    List<PackageElement> elements,
    Map<String, byte[]> others) {
  PackageContent {
    usedPlugins = List.copyOf(usedPlugins);
    elements = List.copyOf(elements);
    others = Map.copyOf(others);
  }
}
