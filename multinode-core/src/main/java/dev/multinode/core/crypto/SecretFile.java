package dev.multinode.core.crypto;

import dev.multinode.core.error.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Files that only their owner may read: mode 0600 from their first byte on. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SecretFile() {}

  /**
   * Writes a file whole or not at all; one that is there is replaced. Folders that are missing are
   * made. On a file system without POSIX modes the rights are those of the folder.
   *
   * @throws CryptoException when it cannot be written
   */
  public static void write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      // made empty with its rights first, so that no other user can open it in between
      Path fresh = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".new");
      try {
        restrict(fresh);
        Files.write(fresh, content, StandardOpenOption.WRITE);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new CryptoException(
          "the file '%s' cannot be written (%s); make its folder writable for this user"
              .formatted(target, FileTrouble.reason(e)),
          e);
    }
  }

  /**
   * @throws CryptoException when it cannot be read
   */
  public static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CryptoException(
          "the file '%s' cannot be read (%s); make it readable for this user"
              .formatted(file.toAbsolutePath(), FileTrouble.reason(e)),
          e);
    }
  }

  private static void restrict(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }
}
