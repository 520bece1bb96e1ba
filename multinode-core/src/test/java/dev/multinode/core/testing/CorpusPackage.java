package dev.multinode.core.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementData;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.SecureXml;
import dev.multinode.core.content.XmlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A good package file of the test corpus, read without any check. Tests that need it are skipped
 * where the corpus is not there.
 */
public final class CorpusPackage {
  private final Map<String, Map<String, byte[]>> elements = new TreeMap<>();

  private CorpusPackage() {}

  /** An element as the package has it. */
  public record Member(
      ElementType type,
      String id,
      List<String> category,
      byte[] data,
      Map<String, byte[]> members) {

    public Element element() {
      return Elements.read(type, id, category, data, members);
    }
  }

  /** The folder of the corpus; the test is skipped when it is missing. */
  public static Path folder() {
    Path corpus = Path.of(System.getProperty("multinode.root", ".."), "..", "shared", "corpus");
    assumeTrue(Files.isDirectory(corpus), "the test corpus is not beside the sources");
    return corpus;
  }

  /**
   * @param name with its extension: {@code demo-1.0.0.package}
   */
  public static CorpusPackage read(String name) {
    CorpusPackage result = new CorpusPackage();
    try (ZipFile zip = new ZipFile(folder().resolve(name).toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String[] path = entry.getName().split("/");
        if (path.length == 3 && path[0].equals("elements") && !entry.isDirectory()) {
          result
              .elements
              .computeIfAbsent(path[1], id -> new TreeMap<>())
              .put(path[2], zip.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    result.elements.values().removeIf(members -> !members.containsKey("info"));
    return result;
  }

  /** Ordered by id. */
  public List<Member> elements() {
    List<Member> result = new ArrayList<>();
    elements.forEach((folder, members) -> result.add(element(members)));
    return result;
  }

  public List<Member> elements(ElementType type) {
    return elements().stream().filter(element -> element.type().equals(type)).toList();
  }

  private static Member element(Map<String, byte[]> members) {
    Map<String, String> info =
        SecureXml.parseProperties(ElementData.decode(members.get("info")), "info");
    Map<String, byte[]> further = new LinkedHashMap<>(members);
    further.keySet().removeAll(List.of("info", "data", "categories", "content-signature"));
    return new Member(
        new ElementType(info.get("type")),
        info.get("id"),
        categories(members.get("categories")),
        members.get("data"),
        further);
  }

  private static List<String> categories(byte[] member) {
    return SecureXml.parse(ElementData.decode(member), "categories").children("category").stream()
        .map(category -> category.child("name").map(XmlNode::text).orElseThrow())
        .toList();
  }
}
