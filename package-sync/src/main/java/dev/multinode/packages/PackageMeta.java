package dev.multinode.packages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * {@code dunes-meta-inf}.
 *
 * @param signer the distinguished name that every signature is made under
 */
record PackageMeta(PackageFacts facts, String signer) {
  static PackageMeta read(byte[] data) throws XmlProblem {
    Map<String, String> entries = PropertiesXml.read(data);
    String name = entries.get("pkg-name");
    String signer = entries.get("pkg-signer");
    if (name == null || name.isBlank() || signer == null) {
      throw new XmlProblem(FindingCode.XML_INVALID, null);
    }
    List<String> plugins =
        Arrays.stream(entries.getOrDefault("used-plugins", "").split(","))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .toList();
    PackageFacts facts =
        new PackageFacts(
            name,
            entries.getOrDefault("pkg-id", ""),
            entries.getOrDefault("pkg-description", ""),
            entries.getOrDefault("pkg-owner", ""),
            plugins,
            entries.get("vso-version"));
    return new PackageMeta(facts, signer);
  }
}
