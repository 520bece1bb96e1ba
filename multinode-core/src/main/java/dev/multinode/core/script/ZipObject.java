package dev.multinode.core.script;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mozilla.javascript.Scriptable;

/** The class {@code ZipWriter} of scripts: it collects entries, and writes them all at once. */
final class ZipObject extends HostObject {
  private final transient ScriptRun run;
  private final transient Path path;
  private final transient Map<String, byte[]> entries = new LinkedHashMap<>();
  private long bytes;

  ZipObject(ScriptRun run, Scriptable scope, Path path) {
    super(scope, "ZipWriter", true);
    this.run = run;
    this.path = path;
    method(
        "addContent",
        args ->
            add(
                args.need(0, "the name of the entry"),
                args.text(1).getBytes(BytesObject.charset(args, 2))));
    method("addMimeAttachment", args -> add(args.get(0)));
    method("clean", args -> clean());
    method("writeZip", args -> write());
  }

  private Object add(Object attachment) {
    if (attachment instanceof MimeObject mime) {
      return add(mime.value().name(), mime.value().content());
    }
    throw HostErrors.text("ZipWriter.addMimeAttachment takes a MimeAttachment");
  }

  private Object add(String name, byte[] content) {
    if (name.isBlank() || name.startsWith("/") || name.contains("\\") || leadsUp(name)) {
      throw HostErrors.text(
          "ZipWriter: '%s' is no name for an entry; it is relative, with '/', and without '..'"
              .formatted(name));
    }
    bytes += content.length;
    if (bytes > run.config().maxResultChars()) {
      throw HostErrors.text(
          "ZipWriter: the entries have more than %d bytes together, the limit 'script.maxResultChars'"
              .formatted(run.config().maxResultChars()));
    }
    if (entries.putIfAbsent(name, content) != null) {
      throw HostErrors.text("ZipWriter: there is an entry '%s' already".formatted(name));
    }
    return null;
  }

  private static boolean leadsUp(String name) {
    for (String part : name.split("/")) {
      if (part.equals("..")) {
        return true;
      }
    }
    return false;
  }

  private Object clean() {
    entries.clear();
    bytes = 0;
    return null;
  }

  private Object write() {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "the archive '%s' cannot be made (%s); check its entries".formatted(path, e.getMessage()),
          e);
    }
    run.files().files().write(path, archive.toByteArray());
    return null;
  }
}
