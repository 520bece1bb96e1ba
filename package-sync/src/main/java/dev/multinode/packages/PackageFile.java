package dev.multinode.packages;

import dev.multinode.packages.archive.Archive;
import dev.multinode.packages.archive.Limits;
import dev.multinode.packages.archive.Member;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A package file that is open: its members, and which of them belong to which element. Not safe for
 * use by many threads.
 */
final class PackageFile implements Closeable {
  static final String META = "dunes-meta-inf";
  static final String ELEMENTS = "elements/";
  static final String SIGNATURES = "signatures/";
  static final String CERTIFICATES = "certificates/";

  private static final int MAX_SIGNATURE_BYTES = 1024; // RSA with 8192 bits

  private final Archive archive;
  private final Map<String, List<String>> folders = new LinkedHashMap<>();

  private PackageFile(Archive archive) {
    this.archive = archive;
    for (Member member : archive.members()) {
      String[] parts = member.name().split("/", 3);
      if (member.name().startsWith(ELEMENTS) && parts.length == 3) {
        folders.computeIfAbsent(parts[1], id -> new ArrayList<>()).add(parts[2]);
      }
    }
  }

  /** Opens a file; throws as {@link Archive#open} does. */
  static PackageFile open(Path file) {
    return new PackageFile(Archive.open(file, Limits.DEFAULT));
  }

  /** Opens the bytes of a file; throws as {@link Archive#of} does. */
  static PackageFile of(byte[] content) {
    return new PackageFile(Archive.of(content, Limits.DEFAULT));
  }

  /** All members outside {@code signatures/}, in the order of the file. */
  List<String> members() {
    return names(false);
  }

  /** The members below {@code signatures/}, in the order of the file. */
  List<String> signatures() {
    return names(true);
  }

  private List<String> names(boolean signatures) {
    return archive.members().stream()
        .map(Member::name)
        .filter(each -> each.startsWith(SIGNATURES) == signatures)
        .toList();
  }

  /** Names of members by the id of the element's folder, in the order of the file. */
  Map<String, List<String>> folders() {
    return folders;
  }

  boolean has(String member) {
    return archive.find(member).isPresent();
  }

  /** Empty when there is no such member or it is damaged. */
  Optional<byte[]> read(String member) {
    return archive.find(member).flatMap(archive::read);
  }

  /** Empty when there is none, it is damaged, or too long for a signature. */
  Optional<byte[]> readSignature(String member) {
    return archive
        .find(SIGNATURES + member)
        .filter(each -> each.size() <= MAX_SIGNATURE_BYTES)
        .flatMap(archive::read);
  }

  boolean hasSignature(String member) {
    return has(SIGNATURES + member);
  }

  static String member(String elementId, String name) {
    return ELEMENTS + elementId + "/" + name;
  }

  @Override
  public void close() {
    archive.close();
  }
}
