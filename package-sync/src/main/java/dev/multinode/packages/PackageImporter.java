package dev.multinode.packages;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports packages into the node: all of a package or nothing, and only what a trusted signer
 * signed.
 */
final class PackageImporter {
  private static final Logger LOG = LoggerFactory.getLogger(PackageImporter.class);

  private final ContentStore store;
  private final SqlSigners signers;
  private final InstantSource clock;

  @Inject
  PackageImporter(ContentStore store, SqlSigners signers, InstantSource clock) {
    this.store = store;
    this.signers = signers;
    this.clock = clock;
  }

  /**
   * An element of a package beside what the node has of it.
   *
   * @param element as it would be stored
   * @param existing null when the node has none
   */
  record Compared(Element element, ElementInfo existing, Verdict verdict) {}

  /**
   * What an import would do.
   *
   * @param elements empty for a package with faults other than the trust in its signer
   */
  record Analysis(
      Verification verification, X509Certificate certificate, List<Compared> elements) {}

  /** Looks at a package and changes nothing; a faulty package is an ordinary answer. */
  Analysis analyse(byte[] content, ImportOptions options) {
    return analyse(content, verify(content), options);
  }

  private Verification verify(byte[] content) {
    return Packages.verify(content, signers.trust(), clock.instant());
  }

  private Analysis analyse(byte[] content, Verification verification, ImportOptions options) {
    if (!verification.onlyAboutSigner()) {
      return new Analysis(verification, null, List.of());
    }
    try (PackageFile file = PackageFile.of(content)) {
      X509Certificate certificate =
          file.read(verification.signer().certificate()).flatMap(Certificates::read).orElseThrow();
      List<Compared> elements =
          PackageReader.read(file).elements().stream()
              .map(ElementConverter::stored)
              .map(each -> compare(each, options))
              .toList();
      return new Analysis(verification, certificate, elements);
    }
  }

  private Compared compare(Element element, ImportOptions options) {
    Element old = store.find(element.key()).orElse(null);
    Element filtered = ImportFilter.apply(element, old, options);
    ElementInfo existing = old == null ? null : old.info();
    return new Compared(filtered, existing, Verdict.of(filtered.info(), existing));
  }

  /**
   * Imports a package; one import at a time, so that what was compared is what is replaced.
   *
   * @param user who is named when a signer becomes trusted
   * @return the package's name
   * @throws MultinodeException PACKAGE_… when the package is not in order, CONFLICT when an element
   *     would become older or take the name of another action; nothing is changed then
   */
  synchronized String run(byte[] content, ImportOptions options, String user) {
    Verification verification = verify(content);
    boolean consent = consents(verification, options);
    if (verification.error().isPresent() && !consent) {
      throw refusal(verification);
    }
    Analysis analysis = analyse(content, verification, options);
    ImportSizes.check(verification.pkg());
    analysis.elements().forEach(each -> ImportSizes.check(each.element()));
    refuseConflicts(analysis.elements(), options);
    List<Element> changed =
        analysis.elements().stream()
            .filter(each -> takes(each.verdict(), options))
            .map(Compared::element)
            .toList();
    if (consent) {
      signers.add(analysis.certificate(), user);
      LOG.info(
          "the signer {} is trusted from now on, as {} asked for",
          verification.signer().sha256(),
          user);
    }
    store.put(changed, merged(verification.pkg(), analysis.elements()));
    LOG.info(
        "package {} imported by {}: {} of {} elements changed",
        verification.pkg().name(),
        user,
        changed.size(),
        analysis.elements().size());
    return verification.pkg().name();
  }

  private static boolean takes(Verdict verdict, ImportOptions options) {
    return verdict == Verdict.NEW
        || verdict == Verdict.NEWER
        || options.overwrite() && verdict != Verdict.SAME;
  }

  private static boolean consents(Verification verification, ImportOptions options) {
    return verification.onlyUntrusted()
        && verification.signer().sha256().equals(options.trustSigner());
  }

  private static MultinodeException refusal(Verification verification) {
    if (!verification.onlyUntrusted()) {
      return verification.failure("the package");
    }
    SignerFacts signer = verification.signer();
    return new MultinodeException(
        ErrorCode.PACKAGE_UNTRUSTED,
        "package '%s' is signed by '%s', whom this node does not trust; check the certificate's"
                .formatted(verification.pkg().name(), signer.dn())
            + " SHA-256 "
            + signer.sha256()
            + " with its owner, then import again with --trust-signer "
            + signer.sha256()
            + " (REST: trustSigner=…), or add the certificate with 'multinode trust add FILE'"
            + " (REST: /api/v1/trust/signers)",
        Map.of("fingerprint", signer.sha256(), "subject", signer.dn()),
        null);
  }

  private void refuseConflicts(List<Compared> elements, ImportOptions options) {
    List<String> conflicts = new ArrayList<>();
    for (Compared each : elements) {
      ElementInfo info = each.element().info();
      if (each.verdict() == Verdict.OLDER && !options.overwrite()) {
        conflicts.add(
            "%s '%s' is here in version %s and would become %s"
                .formatted(
                    info.key().type(), info.name(), each.existing().version(), info.version()));
      }
      if (takesNameOfAnother(info)) {
        conflicts.add("the action '%s' is here under another id".formatted(info.qualifiedName()));
      }
    }
    if (!conflicts.isEmpty()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "nothing was imported: %s; import with overwrite=true to replace newer elements, or"
                  .formatted(conflicts.get(0))
              + " delete what is in the way",
          Map.of("conflicts", conflicts),
          null);
    }
  }

  /** Scripts call actions by name, so a name stands for one action. */
  private boolean takesNameOfAnother(ElementInfo info) {
    return info.key().type().equals(ElementType.ACTION)
        && store
            .findAction(info.path(), info.name())
            .filter(each -> !each.id().equals(info.id()))
            .isPresent();
  }

  /** The package as it is here, with what the file lists as well: a push may carry a part. */
  private ContentPackage merged(PackageFacts facts, List<Compared> elements) {
    Optional<ContentPackage> existing = store.findPackage(facts.name());
    Set<ElementKey> keys = new LinkedHashSet<>();
    existing.ifPresent(each -> keys.addAll(each.elements()));
    elements.forEach(each -> keys.add(each.element().key()));
    String id = facts.id().isBlank() ? PackageNames.id(facts.name()) : facts.id();
    return new ContentPackage(
        facts.name(),
        existing.map(ContentPackage::id).orElse(id),
        facts.description(),
        List.copyOf(keys));
  }
}
