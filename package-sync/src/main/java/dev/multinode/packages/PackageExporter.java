package dev.multinode.packages;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.error.NotFoundException;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Exports the node's packages, signed with the node's own identity. */
final class PackageExporter {
  private final ContentStore store;
  private final NodeSigner signer;

  @Inject
  PackageExporter(ContentStore store, NodeSigner signer) {
    this.store = store;
    this.signer = signer;
  }

  ContentPackage get(String name) {
    return store
        .findPackage(name)
        .orElseThrow(() -> new NotFoundException("package", name, "see 'multinode package list'"));
  }

  /** The elements of a package as an export holds them. */
  List<Element> elements(ContentPackage pkg, ExportOptions options) {
    return pkg.elements().stream()
        .map(store::find)
        .flatMap(Optional::stream)
        .map(each -> filtered(each, options))
        .toList();
  }

  byte[] export(String name, ExportOptions options) {
    ContentPackage pkg = get(name);
    return write(pkg, elements(pkg, options));
  }

  /** A package file with these elements. */
  byte[] write(ContentPackage pkg, Collection<Element> elements) {
    PackageContent content =
        new PackageContent(
            pkg.name(),
            pkg.id(),
            pkg.description(),
            "",
            List.of(),
            elements.stream().map(ElementConverter::packed).toList(),
            Map.of());
    return new PackageWriter(signer.signer()).write(content);
  }

  /** SHA-256 of the certificate that exports are signed with. */
  String fingerprint() {
    return Certificates.sha256(signer.certificate());
  }

  private static Element filtered(Element element, ExportOptions options) {
    Map<String, byte[]> members = new TreeMap<>(element.members());
    if (!options.tags()) {
      members.remove("tags");
    }
    if (!options.versionHistory()) {
      members.remove("version-history");
    }
    return ConfigurationEdit.values(
        new Element(element.info(), element.data(), members),
        each ->
            options.configurationValues()
                    && (options.secureValues() || !ConfigurationEdit.isSecret(each))
                ? each.text()
                : null);
  }
}
