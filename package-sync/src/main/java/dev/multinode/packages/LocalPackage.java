package dev.multinode.packages;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.Element;
import java.util.Collection;
import java.util.List;

/** A package of this node that is compared with servers; its elements are read once. */
final class LocalPackage {
  private final PackageExporter exporter;
  private final ContentPackage pkg;
  private final List<Element> elements;
  private byte[] file;

  LocalPackage(PackageExporter exporter, String name) {
    this.exporter = exporter;
    this.pkg = exporter.get(name);
    this.elements = exporter.elements(pkg, ExportOptions.PUSH);
  }

  String name() {
    return pkg.name();
  }

  List<Element> elements() {
    return elements;
  }

  /** A package file with all elements; written once. */
  synchronized byte[] file() {
    if (file == null) {
      file = exporter.write(pkg, elements);
    }
    return file;
  }

  byte[] file(Collection<Element> chosen) {
    return chosen.size() == elements.size() ? file() : exporter.write(pkg, chosen);
  }

  /** SHA-256 of the certificate that the files are signed with. */
  String signer() {
    return exporter.fingerprint();
  }
}
