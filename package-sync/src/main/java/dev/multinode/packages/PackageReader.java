package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the content of a package file that was verified. Members are not checked again, so nothing
 * else may have written to the file in between: give the same bytes.
 */
final class PackageReader {
  private PackageReader() {}

  /**
   * @throws MultinodeException CONTENT_INVALID when a part cannot be read
   */
  static PackageContent read(PackageFile file) {
    String at = PackageFile.META;
    try {
      PackageMeta meta = PackageMeta.read(file.read(at).orElseThrow(() -> missing()));
      Set<String> used = new HashSet<>(Set.of(PackageFile.META, Manifest.MEMBER));
      List<PackageElement> elements = new ArrayList<>();
      for (Map.Entry<String, List<String>> folder : file.folders().entrySet()) {
        at = PackageFile.member(folder.getKey(), "info");
        if (file.has(at)) {
          elements.add(element(file, folder.getKey(), folder.getValue()));
          folder.getValue().forEach(each -> used.add(PackageFile.member(folder.getKey(), each)));
        }
      }
      Map<String, byte[]> others = new HashMap<>();
      for (String member : file.members()) {
        if (!used.contains(member) && !member.startsWith(PackageFile.CERTIFICATES)) {
          others.put(member, file.read(member).orElseThrow(() -> missing()));
        }
      }
      PackageFacts facts = meta.facts();
      return new PackageContent(
          facts.name(), facts.id(), facts.description(), "", facts.usedPlugins(), elements, others);
    } catch (XmlProblem e) {
      throw new MultinodeException(
          ErrorCode.CONTENT_INVALID,
          "the package cannot be read at '%s': %s; 'multinode package verify FILE' says more"
              .formatted(at, e.getMessage()),
          e);
    }
  }

  private static PackageElement element(PackageFile file, String id, List<String> names)
      throws XmlProblem {
    Map<String, byte[]> members = new HashMap<>();
    for (String name : names) {
      members.put(name, file.read(PackageFile.member(id, name)).orElseThrow(() -> missing()));
    }
    Map<String, String> info = PropertiesXml.read(members.remove("info"));
    byte[] categories = Optional.ofNullable(members.get("categories")).orElseThrow(() -> missing());
    byte[] data = Optional.ofNullable(members.remove("data")).orElseThrow(() -> missing());
    return new PackageElement(
        info.getOrDefault("type", "Unknown"), id, Categories.read(categories), data, members);
  }

  private static XmlProblem missing() {
    return new XmlProblem(FindingCode.INCOMPLETE_ELEMENT, null);
  }
}
