package dev.multinode.packages;

import dev.multinode.packages.archive.ArchiveException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the elements of a package, and says where their parts contradict each other. */
final class ElementCheck {
  private static final Set<String> USUAL =
      Set.of("data", "categories", "info", "content-signature");

  private final PackageFile file;
  private final MemberCheck members;
  private final ContentSignatures contentSignatures;
  private final List<Finding> findings;

  ElementCheck(PackageFile file, MemberCheck members, List<Finding> findings) {
    this.file = file;
    this.members = members;
    this.contentSignatures = new ContentSignatures(file);
    this.findings = findings;
  }

  /**
   * Empty for a folder that is no element because it has no {@code info}, and for an element that
   * cannot be read, which is then among the findings.
   */
  Optional<ElementFacts> read(String id) {
    String at = PackageFile.member(id, "info");
    Optional<byte[]> info = members.read(at);
    if (info.isEmpty()) {
      return Optional.empty();
    }
    try {
      Map<String, String> entries = PropertiesXml.read(info.get());
      if (!id.equals(entries.get("id"))) {
        findings.add(new Finding(FindingCode.ID_MISMATCH, at));
      }
      if (entries.getOrDefault("type", "").isBlank()) {
        throw new XmlProblem(FindingCode.XML_INVALID, null);
      }
      at = PackageFile.member(id, "categories");
      Optional<byte[]> categories = part(at);
      List<String> path = categories.isEmpty() ? List.of() : Categories.read(categories.get());
      at = PackageFile.member(id, "data");
      Optional<byte[]> data = part(at);
      return data.isEmpty() ? Optional.empty() : Optional.of(facts(id, entries, path, data.get()));
    } catch (XmlProblem e) {
      findings.add(new Finding(e.code(), at));
    } catch (ArchiveException e) {
      findings.add(new Finding(inner(e.fault()), at));
    }
    return Optional.empty();
  }

  /** What is wrong with the archive inside of a resource; the one around it is not truncated. */
  private static FindingCode inner(ArchiveException.Fault fault) {
    return fault == ArchiveException.Fault.ZIP_TRUNCATED
        ? FindingCode.ZIP_CORRUPT
        : FindingCode.valueOf(fault.name());
  }

  /** A member that every element has; its orphaned signature speaks for itself. */
  private Optional<byte[]> part(String member) {
    if (!file.has(member) && !file.hasSignature(member)) {
      findings.add(new Finding(FindingCode.INCOMPLETE_ELEMENT, member));
    }
    return members.read(member);
  }

  private ElementFacts facts(
      String id, Map<String, String> info, List<String> category, byte[] data) throws XmlProblem {
    String member = PackageFile.member(id, "data");
    ElementContent content = ElementContent.read(data);
    if (content.opaque()) {
      findings.add(new Finding(FindingCode.OPAQUE_ELEMENT, member));
    }
    if (content.id() != null && !content.id().isEmpty() && !content.id().equals(id)) {
      findings.add(new Finding(FindingCode.ID_MISMATCH, member));
    }
    List<String> further =
        file.folders().get(id).stream().filter(each -> !USUAL.contains(each)).sorted().toList();
    Optional<byte[]> signature = members.read(PackageFile.member(id, "content-signature"));
    String type = info.get("type");
    return new ElementFacts(
        id,
        type,
        content.name(),
        content.version(),
        category,
        content.allowedOperations(),
        members.sha256(member, data),
        further.isEmpty() ? null : further,
        content.attributes() == null ? null : ConfigurationValues.read(content.attributes()),
        signature.isEmpty()
            ? null
            : contentSignatures.check(
                info.get("signature-owner"), signature.get(), type, data, content));
  }
}
