package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file that a script has open, within the limits of size. Used by one thread. */
final class OpenFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 8192;

  private final Path file;
  private final SeekableByteChannel channel;
  private final long maxBytes;
  private final FileSpace space;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();

  OpenFile(Path file, SeekableByteChannel channel, long maxBytes, FileSpace space) {
    this.file = file;
    this.channel = channel;
    this.maxBytes = maxBytes;
    this.space = space;
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private <T> T attempt(String what, Work<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "cannot %s '%s' (%s); open it anew".formatted(what, file, FileTrouble.reason(e)),
          e);
    }
  }

  /** What is left of it. */
  byte[] readAll() {
    return attempt(
        "read",
        () -> {
          long left = buffer.remaining() + channel.size() - channel.position();
          if (left > maxBytes) {
            throw tooLarge();
          }
          ByteArrayOutputStream all = new ByteArrayOutputStream((int) Math.max(left, 0));
          while (fill()) {
            all.write(buffer.array(), buffer.position(), buffer.remaining());
            buffer.position(buffer.limit());
            if (all.size() > maxBytes) {
              throw tooLarge();
            }
          }
          return all.toByteArray();
        });
  }

  /** The next line without its end; null after the last. */
  String readLine() {
    return attempt(
        "read",
        () -> {
          if (!fill()) {
            return null;
          }
          ByteArrayOutputStream line = new ByteArrayOutputStream();
          while (fill()) {
            byte next = buffer.get();
            if (next == '\n') {
              break;
            }
            if (next == '\r') {
              if (fill() && buffer.get(buffer.position()) == '\n') {
                buffer.get();
              }
              break;
            }
            line.write(next);
            if (line.size() > maxBytes) {
              throw tooLarge();
            }
          }
          return line.toString(StandardCharsets.UTF_8);
        });
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear();
    int read = channel.read(buffer);
    buffer.flip();
    return read > 0;
  }

  void toEnd() {
    attempt("write", () -> channel.position(channel.size()));
  }

  void clear() {
    attempt(
        "write",
        () -> {
          space.shrink(channel.size());
          return channel.truncate(0).position(0);
        });
  }

  void write(byte[] content) {
    attempt(
        "write",
        () -> {
          long growth = Math.max(0, channel.position() + content.length - channel.size());
          if (channel.size() + growth > maxBytes) {
            throw tooLarge();
          }
          space.grow(growth);
          ByteBuffer bytes = ByteBuffer.wrap(content);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          return null;
        });
  }

  private MultinodeException tooLarge() {
    return new MultinodeException(
        ErrorCode.TOO_LARGE,
        "the file '%s' has or would have more than %d bytes, the limit 'files.maxBytes'; use several files"
            .formatted(file, maxBytes));
  }

  /** Once, or more often. */
  @Override
  public void close() {
    if (channel.isOpen()) {
      space.closed();
      attempt(
          "close",
          () -> {
            channel.close();
            return null;
          });
    }
  }
}
