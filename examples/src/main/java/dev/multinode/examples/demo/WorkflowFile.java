package dev.multinode.examples.demo;

import dev.multinode.examples.nodes.ExampleException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A {@code .workflow} file, as {@code GET /vco/api/workflows/ID} gives it. */
final class WorkflowFile {
  private static final String CONTENT = "workflow-content";

  private WorkflowFile() {}

  /**
   * The same file with another text in its XML.
   *
   * @throws ExampleException when the XML does not hold {@code old}
   */
  static byte[] edit(byte[] file, String old, String fresh) {
    ByteArrayOutputStream edited = new ByteArrayOutputStream();
    boolean changed = false;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
        ZipOutputStream out = new ZipOutputStream(edited)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] member = in.readAllBytes();
        if (entry.getName().equals(CONTENT)) {
          String xml = new String(member, StandardCharsets.UTF_16);
          changed = xml.contains(old);
          // Java writes UTF-16 big endian with a byte order mark, which is what the format wants
          member = xml.replace(old, fresh).getBytes(StandardCharsets.UTF_16);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(member);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new ExampleException("the exported workflow is no archive: " + e, e);
    }
    if (!changed) {
      throw new ExampleException("the exported workflow does not hold '" + old + "'");
    }
    return edited.toByteArray();
  }
}
