package dev.multinode.packages;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.packages.archive.ArchiveWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads elements from the expanded tree of source files that Maven builds and vropkg work with
 * ({@code vro-package-format.md} §13): {@code Workflow/Example/Greet.xml} beside {@code
 * Greet.element_info.xml}, {@code Greet.form.json} and the like. Links are not followed.
 */
final class TreeReader {
  private static final String INFO = ".element_info.xml";
  private static final String RESOURCE = "ResourceElement";
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 20_000;
  private static final long MAX_FILE_BYTES = 128L << 20;

  private final Path root;

  TreeReader(Path root) {
    this.root = root;
  }

  /**
   * All elements below the folder, ordered by path, so that the same tree gives the same package.
   *
   * @throws MultinodeException NOT_FOUND when there is none, CONTENT_INVALID when one cannot be
   *     read
   */
  List<PackageElement> read() {
    List<Path> infos = infos();
    if (infos.isEmpty()) {
      throw new MultinodeException(
          ErrorCode.NOT_FOUND,
          "'%s' holds no element; give the folder above Workflow, ScriptModule and the like, with a"
                  .formatted(root)
              + " file NAME.element_info.xml for each element");
    }
    List<PackageElement> elements = new ArrayList<>();
    Map<String, Path> ids = new TreeMap<>();
    for (Path info : infos) {
      PackageElement element = element(info);
      Path other = ids.putIfAbsent(element.id(), info);
      if (other != null) {
        throw invalid(info, "its id is that of '" + other + "'", null);
      }
      elements.add(element);
    }
    return elements;
  }

  private List<Path> infos() {
    try (Stream<Path> files = Files.walk(root, MAX_DEPTH)) {
      return files
          .filter(each -> each.getFileName().toString().endsWith(INFO))
          .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .limit(MAX_ELEMENTS)
          .toList();
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.FAILED,
          "cannot read the folder '%s' (%s); give a folder of sources".formatted(root, e),
          e);
    }
  }

  private PackageElement element(Path infoFile) {
    Map<String, String> info;
    try {
      info = PropertiesXml.read(bytes(infoFile));
    } catch (XmlProblem e) {
      throw invalid(infoFile, e.getMessage(), e);
    }
    String type = required(infoFile, info, "type");
    String id = required(infoFile, info, "id");
    if (id.isBlank() || id.contains("/") || id.contains("\\") || id.equals("..")) {
      throw invalid(infoFile, "the id '" + id + "' cannot be the name of a folder", null);
    }
    String file = infoFile.getFileName().toString();
    String base = file.substring(0, file.length() - INFO.length());
    String path = required(infoFile, info, "categoryPath");
    List<String> category = type.equals("ScriptModule") ? List.of(path) : split(path);
    byte[] data =
        type.equals(RESOURCE)
            ? resource(info, bytes(infoFile.resolveSibling(base)))
            : text(infoFile.resolveSibling(base + ".xml"));
    return new PackageElement(type, id, category, data, members(infoFile.getParent(), base));
  }

  private Map<String, byte[]> members(Path folder, String base) {
    Map<String, byte[]> members = new TreeMap<>();
    add(members, "tags", folder.resolve(base + ".tags.xml"));
    add(members, "input_form_", folder.resolve(base + ".form.json"));
    Path bundle = folder.resolve(base + ".bundle.zip");
    if (Files.isRegularFile(bundle, LinkOption.NOFOLLOW_LINKS)) {
      members.put("bundle", bytes(bundle));
    }
    Pattern form = Pattern.compile(Pattern.quote(base) + "_(input_form_.+)\\.form\\.json");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        Matcher matcher = form.matcher(file.getFileName().toString());
        if (matcher.matches()) {
          add(members, matcher.group(1), file);
        }
      }
    } catch (IOException e) {
      throw invalid(folder, e.toString(), e);
    }
    return members;
  }

  private void add(Map<String, byte[]> members, String name, Path file) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      members.put(name, text(file));
    }
  }

  /** Folder names are joined with dots; a dot of a name has a slash before it. */
  static List<String> split(String path) {
    return Stream.of(path.split("(?<!/)\\.")).map(each -> each.replace("/.", ".")).toList();
  }

  private static byte[] resource(Map<String, String> info, byte[] payload) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    attribute(members, "id", info.get("id"));
    attribute(members, "name", info.get("name"));
    attribute(members, "description", info.get("description"));
    attribute(members, "version", info.get("version"));
    attribute(members, "mimetype", info.getOrDefault("mimetype", "application/octet-stream"));
    attribute(members, "allowedOperations", info.getOrDefault("allowedOperations", "vef"));
    members.put("VSO-RESOURCE-INF/data", payload);
    return ArchiveWriter.write(members);
  }

  private static void attribute(Map<String, byte[]> members, String name, String value) {
    if (value != null && !value.isEmpty()) {
      members.put("VSO-RESOURCE-INF/attribute_" + name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Sources are UTF-8, members are UTF-16. */
  private byte[] text(Path file) {
    try {
      return XmlText.encode(XmlText.decode(bytes(file)).toString());
    } catch (XmlProblem e) {
      throw invalid(file, "it is not UTF-8", e);
    }
  }

  private byte[] bytes(Path file) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw invalid(file, "it is missing, or no ordinary file", null);
      }
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw invalid(file, "it has more than " + MAX_FILE_BYTES + " bytes", null);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw invalid(file, e.toString(), e);
    }
  }

  private static String required(Path file, Map<String, String> info, String key) {
    String value = info.get(key);
    if (value == null || value.isBlank()) {
      throw invalid(file, "it has no entry '" + key + "'", null);
    }
    return value;
  }

  private static MultinodeException invalid(Path file, String why, Exception cause) {
    return new MultinodeException(
        ErrorCode.CONTENT_INVALID,
        "cannot build from '%s': %s; correct the file and build again".formatted(file, why),
        cause);
  }
}
