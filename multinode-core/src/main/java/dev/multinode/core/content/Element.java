package dev.multinode.core.content;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An element with its bytes, as a package carries it. Nothing in it is interpreted: what we do not
 * understand is kept byte for byte.
 *
 * @param data the bytes of the member {@code data}: XML in UTF-16BE with a byte order mark, or the
 *     inner archive of a resource
 * @param members further members by name ({@code input_form_}, {@code tags}, {@code bundle}, {@code
 *     version-history}, unknown ones), without {@code data}, {@code categories} and {@code info}
 */
public record Element(ElementInfo info, byte[] data, Map<String, byte[]> members) {
  public Element {
    requireNonNull(info);
    requireNonNull(data);
    members = Collections.unmodifiableMap(new TreeMap<>(members));
  }

  public ElementKey key() {
    return info.key();
  }

  @Override
  public String toString() {
    return "Element[%s, %s, %d bytes]".formatted(info.key(), info.name(), data.length);
  }
}
