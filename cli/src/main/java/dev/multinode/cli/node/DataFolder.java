package dev.multinode.cli.node;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of a node: its database, keys and logs, for its owner only. One node has it at a time;
 * the operating system gives it back when that node ends, however it ends.
 */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Opens a folder; makes it when it is not there.
   *
   * @throws MultinodeException CONFIG_INVALID when it cannot be used, CONFLICT when another node
   *     has it
   */
  static DataFolder open(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      FileChannel channel =
          FileChannel.open(
              path.resolve("node.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        String holder = read(channel);
        channel.close();
        throw taken(path, holder);
      }
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.CONFIG_INVALID,
          "the data folder %s cannot be used (%s); make it writable for this user, or name another with --data"
              .formatted(path, FileTrouble.reason(e)),
          e);
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // a node of this same process
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    channel.read(buffer, 0);
    return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
  }

  private static MultinodeException taken(Path path, String holder) {
    return new MultinodeException(
        ErrorCode.CONFLICT,
        "another node has the data folder %s%s; stop it, or name another folder with --data"
            .formatted(path, holder.isBlank() ? "" : " (process " + holder + ")"));
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED, "the lock of %s cannot be released: %s".formatted(path, e), e);
    }
  }
}
