package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What says whether two elements are the same content: SHA-256 over what the data means. How XML is
 * spelled, how a value is encoded and how an archive is packed do not count; the version does.
 */
public final class ContentHash {
  private static final Set<ElementType> XML_TYPES =
      Set.of(
          ElementType.WORKFLOW,
          ElementType.ACTION,
          ElementType.CONFIGURATION,
          ElementType.POLICY_TEMPLATE);

  private final MessageDigest digest = sha256();

  private ContentHash() {}

  /**
   * Never fails: data that cannot be read as their type says, and data of types that we do not
   * know, count byte for byte.
   *
   * @param data the member {@code data} of a package
   * @return 64 lower-case hex digits
   */
  public static String of(ElementType type, byte[] data) {
    ContentHash hash = new ContentHash();
    try {
      if (XML_TYPES.contains(type)) {
        Optional<XmlNode> root = canonical(type, data);
        if (root.isPresent()) {
          hash.add(root.get());
          return hash.hex();
        }
      } else if (type.equals(ElementType.RESOURCE)) {
        hash.add(ResourceArchive.members(data));
        return hash.hex();
      }
    } catch (InvalidContentException e) {
      hash.digest.reset(); // broken or opaque: the bytes are all there is
    }
    hash.add(data);
    return hash.hex();
  }

  /** The canonical tree of an element that is kept as XML; empty for any other. */
  static Optional<XmlNode> canonical(ElementType type, byte[] data) {
    if (!XML_TYPES.contains(type)) {
      return Optional.empty();
    }
    return ElementData.findText(data)
        .map(text -> CanonicalXml.of(SecureXml.parse(text, type.name())));
  }

  private void add(XmlNode node) {
    add(node.name());
    add(node.attributes().size());
    node.attributes()
        .forEach(
            (name, value) -> {
              add(name);
              add(value);
            });
    add(node.text());
    add(node.children().size());
    node.children().forEach(this::add);
  }

  private void add(Map<String, byte[]> members) {
    new TreeMap<>(members)
        .forEach(
            (name, bytes) -> {
              add(name);
              if (name.equals(ResourceArchive.FOLDER + "attribute_allowedOperations")) {
                add(letters(bytes));
              } else {
                add(bytes);
              }
            });
  }

  /** Rights are a set, whatever the order of their letters. */
  private static String letters(byte[] bytes) {
    char[] letters = new String(bytes, UTF_8).strip().toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  private void add(String text) {
    add(text.getBytes(UTF_8));
  }

  /** Each part goes in with its length, so that no two contents give the same sequence. */
  private void add(byte[] bytes) {
    add(bytes.length);
    digest.update(bytes);
  }

  private void add(int number) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  private String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
