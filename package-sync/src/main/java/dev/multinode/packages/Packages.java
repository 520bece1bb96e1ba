package dev.multinode.packages;

import dev.multinode.packages.archive.ArchiveException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What can be done with package files without a node. */
public final class Packages {
  private Packages() {}

  /**
   * Reads a package file and says what is in it, and which of it is signed by whom. A faulty
   * package is an ordinary answer; {@link Verification#exitCode} says how to report it.
   *
   * @param at when the signer's certificate has to be valid
   * @throws dev.multinode.core.error.MultinodeException FAILED when the file cannot be read
   */
  public static Verification verify(Path file, Trust trust, Instant at) {
    return verify(() -> PackageFile.open(file), trust, at);
  }

  static Verification verify(byte[] content, Trust trust, Instant at) {
    return verify(() -> PackageFile.of(content), trust, at);
  }

  private static Verification verify(Supplier<PackageFile> opening, Trust trust, Instant at) {
    try (PackageFile file = opening.get()) {
      return new PackageVerifier(trust, at).verify(file);
    } catch (ArchiveException e) {
      return PackageVerifier.refused(e);
    }
  }

  /**
   * Compares two package files. Their signatures are not looked at: verify them first.
   *
   * @throws dev.multinode.core.error.MultinodeException CONTENT_INVALID when one of them cannot be
   *     read, FAILED when it cannot be opened
   */
  public static PackageDiff diff(Path old, Path now) {
    return PackageDiff.of(read(old), read(now));
  }

  private static PackageContent read(Path path) {
    try (PackageFile file = PackageFile.open(path)) {
      return PackageReader.read(file);
    }
  }

  /**
   * Builds a package from a tree of sources, signs it, and verifies the result.
   *
   * @return the bytes of the file; the same for the same request and sources
   * @throws dev.multinode.core.error.MultinodeException NOT_FOUND when the folder holds no element,
   *     CONTENT_INVALID when the sources cannot become a correct package
   */
  public static byte[] build(BuildRequest request) {
    PackageContent content =
        new PackageContent(
            request.name(),
            PackageNames.id(request.name()),
            request.description(),
            request.version(),
            List.of(),
            new TreeReader(request.tree()).read(),
            Map.of());
    byte[] file = new PackageWriter(request.identity(), request.hash()).write(content);
    X509Certificate certificate = request.identity().certificate();
    // whether the certificate has begun or ended is for those to judge who receive the package
    Instant valid = certificate.getNotAfter().toInstant();
    Verification result = verify(file, Trust.of(Map.of("own", certificate)), valid);
    if (result.error().isPresent()) {
      throw result.failure("the package built from '" + request.tree() + "'");
    }
    return file;
  }
}
