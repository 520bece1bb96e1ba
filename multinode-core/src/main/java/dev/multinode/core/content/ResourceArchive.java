package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Resource elements as the archive that packages hold ({@code vro-package-format.md} §6). */
public final class ResourceArchive {
  static final String FOLDER = "VSO-RESOURCE-INF/";

  /** Of all members together, inflated: an archive cannot claim more memory than this. */
  static final int MAX_BYTES = 256 * 1024 * 1024;

  /** Servers write seven. */
  static final int MAX_MEMBERS = 64;

  /** The earliest time that a ZIP can hold: the same element always makes the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ResourceArchive() {}

  /**
   * @throws InvalidContentException when it is no such archive, or is larger than any resource
   */
  public static ResourceElement read(byte[] data) {
    Map<String, byte[]> members = members(data);
    byte[] content = members.get(FOLDER + "data");
    String id = text(members, "id");
    String name = text(members, "name");
    if (content == null || id == null || name == null) {
      throw new InvalidContentException("resource", "its archive lacks data, id or name");
    }
    return new ResourceElement(
        id,
        name,
        text(members, "version"),
        text(members, "description"),
        text(members, "mimetype"),
        text(members, "allowedOperations"),
        content);
  }

  /** The archive in the order of servers; the same element gives the same bytes. */
  public static byte[] write(ResourceElement resource) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
      add(zip, "attribute_id", resource.id());
      add(zip, "attribute_name", resource.name());
      if (!resource.description().isEmpty()) {
        add(zip, "attribute_description", resource.description());
      }
      if (!resource.version().isEmpty()) {
        add(zip, "attribute_version", resource.version());
      }
      add(zip, "attribute_mimetype", resource.mimeType());
      if (resource.allowedOperations() != null) {
        add(zip, "attribute_allowedOperations", resource.allowedOperations());
      }
      add(zip, "data", resource.content());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return out.toByteArray();
  }

  /** All members by name, as they are in the archive. */
  static Map<String, byte[]> members(byte[] data) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    long total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(data), UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] member = zip.readNBytes((int) (MAX_BYTES - total + 1));
        total += member.length;
        if (total > MAX_BYTES || members.size() == MAX_MEMBERS) {
          throw new InvalidContentException(
              "resource",
              "its archive has more than %,d bytes or %d members"
                  .formatted(MAX_BYTES, MAX_MEMBERS));
        }
        if (!entry.isDirectory() && members.put(entry.getName(), member) != null) {
          throw new InvalidContentException(
              "resource", "its archive has two members '%s'".formatted(entry.getName()));
        }
      }
    } catch (IOException | IllegalArgumentException e) { // the latter for names that are no UTF-8
      throw new InvalidContentException("resource", "its archive: " + e.getMessage(), e);
    }
    if (members.isEmpty()) {
      throw new InvalidContentException("resource", "its data are no archive");
    }
    return members;
  }

  private static String text(Map<String, byte[]> members, String attribute) {
    byte[] member = members.get(FOLDER + "attribute_" + attribute);
    return member == null ? null : new String(member, UTF_8);
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    add(zip, name, text.getBytes(UTF_8));
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(FOLDER + name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
