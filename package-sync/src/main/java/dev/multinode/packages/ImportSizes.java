package dev.multinode.packages;

import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;

/** How long names of a package may be to find room in the node's database. */
final class ImportSizes {
  private static final int TYPE = 100;
  private static final int ID = 200;
  private static final int NAME = 500;
  private static final int VERSION = 100;
  private static final int FOLDERS = 4_000;

  private ImportSizes() {}

  /**
   * @throws MultinodeException CONTENT_INVALID when something is longer than any real one
   */
  static void check(PackageFacts facts) {
    PackageNames.check(facts.name());
    atMost("id of the package", facts.id(), ID);
  }

  /**
   * @throws MultinodeException CONTENT_INVALID when something is longer than any real one
   */
  static void check(Element element) {
    ElementInfo info = element.info();
    atMost("type of an element", info.key().type().name(), TYPE);
    atMost("id of an element", info.id(), ID);
    atMost("name of an element", info.name(), NAME);
    atMost("version of an element", info.version(), VERSION);
    atMost("folder of an element", info.path(), FOLDERS);
    element.members().keySet().forEach(each -> atMost("name of a member", each, ID));
  }

  private static void atMost(String what, String text, int length) {
    if (text.length() > length) {
      throw new MultinodeException(
          ErrorCode.CONTENT_INVALID,
          "nothing was imported: the %s has %d characters, at most %d are allowed; shorten it"
              .formatted(what, text.length(), length));
    }
  }
}
