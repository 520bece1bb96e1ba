package dev.multinode.packages.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where the bytes of an archive are; read at any position. Not safe for use by many threads. */
interface Bytes extends Closeable {
  long size() throws IOException;

  /**
   * Fills the target from a position on.
   *
   * @throws EOFException when there are fewer bytes, as when a file shrinks while it is read
   */
  void read(long position, byte[] target, int length) throws IOException;

  @Override
  void close() throws IOException;

  static Bytes of(byte[] content) {
    return new InMemory(content);
  }

  static Bytes of(Path file) throws IOException {
    return new InFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** The bytes of an upload. */
  record InMemory(byte[] content) implements Bytes {
    @Override
    public long size() {
      return content.length;
    }

    @Override
    public void read(long position, byte[] target, int length) throws IOException {
      if (position < 0 || position > content.length - (long) length) {
        throw new EOFException();
      }
      System.arraycopy(content, (int) position, target, 0, length);
    }

    @Override
    public void close() {}
  }

  /** A file, which is never read into memory as a whole. */
  record InFile(FileChannel channel) implements Bytes {
    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    public void read(long position, byte[] target, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new EOFException();
        }
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
