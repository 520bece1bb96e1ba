package dev.multinode.packages;

import dev.multinode.packages.archive.ArchiveException;
import java.nio.file.Path;
import java.time.Instant;
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
}
