package dev.multinode.core.script;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;

/**
 * The class {@code ByteBuffer} of scripts: bytes that do not change. The original has {@code
 * length} only; what turns bytes into text and numbers is ours.
 */
final class BytesObject extends HostObject {
  private final transient byte[] bytes;

  BytesObject(Scriptable scope, byte[] bytes) {
    super(scope, "ByteBuffer", true);
    this.bytes = bytes;
    property("length", () -> bytes.length);
    method("toBase64", args -> toBase64());
    method("getText", args -> new String(bytes, charset(args, 0)));
    method("getBytes", args -> numbers());
  }

  /**
   * @param args another buffer, an array of numbers, or base64; with a second argument, a text and
   *     its encoding; nothing for an empty buffer
   */
  static BytesObject make(ScriptRun run, Scriptable scope, Arguments args) {
    byte[] bytes = bytes(args);
    long limit = run.config().maxResultChars();
    if (bytes.length > limit) {
      throw HostErrors.text(
          "ByteBuffer: %d bytes are more than %d, the limit 'script.maxResultChars'"
              .formatted(bytes.length, limit));
    }
    return new BytesObject(scope, bytes);
  }

  private static byte[] bytes(Arguments args) {
    Object source = args.get(0);
    if (source == null) {
      return new byte[0];
    }
    if (source instanceof BytesObject other) {
      return other.bytes;
    }
    if (source instanceof NativeArray array) {
      byte[] bytes = new byte[Math.toIntExact(array.getLength())];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (int) Context.toNumber(array.get(i, array));
      }
      return bytes;
    }
    if (args.get(1) != null) {
      return args.text(0).getBytes(charset(args, 1));
    }
    try {
      return Base64.getDecoder().decode(args.text(0).replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw HostErrors.text(
          "ByteBuffer: the text is no base64 (%s); for a plain text name its encoding: new ByteBuffer(text, \"UTF-8\")"
              .formatted(e.getMessage()));
    }
  }

  static Charset charset(Arguments args, int index) {
    if (args.get(index) == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(args.text(index));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw HostErrors.text(
          "%s: encoding '%s' is not known; UTF-8, UTF-16 and ISO-8859-1 always are"
              .formatted(args.function(), args.text(index)));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  private String toBase64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Each 0 to 255. */
  private Object numbers() {
    Object[] numbers = new Object[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      numbers[i] = bytes[i] & 0xff;
    }
    return Context.getCurrentContext().newArray(getParentScope(), numbers);
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return toBase64();
  }
}
