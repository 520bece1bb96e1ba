package dev.multinode.core.script;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.VersionHistory;
import dev.multinode.core.value.Parameter;

/** What elements of all kinds have in common. */
final class ElementApi {
  private ElementApi() {}

  static HostClass declare(String name) {
    return new HostClass(name)
        .property("name", self -> info(self).name())
        .property("version", self -> info(self).version())
        .property("description", self -> info(self).description())
        .property("versionHistoryItems", ElementApi::history);
  }

  static ElementInfo info(Self self) {
    return self.run().content().info(self.ref());
  }

  /** The folder; null at the top. */
  static Object folder(Self self) {
    ElementInfo info = info(self);
    return ContentObjects.folder(info.key().type(), info.category()).map(self::show).orElse(null);
  }

  private static Object history(Self self) {
    return self.array(
        VersionHistory.of(self.services().store().get(info(self).key())).stream()
            .map(
                item ->
                    self.plain("VersionHistoryItem")
                        .property("version", item::version)
                        .property("user", item::user)
                        .property("comment", item::comment)
                        .property("date", () -> self.date(item.date())))
            .toList());
  }

  static HostObject attribute(Self self, Attribute attribute) {
    return self.plain("Attribute")
        .property("name", attribute::name)
        .property("type", () -> attribute.type().text())
        .property("description", attribute::description)
        .property("value", () -> self.show(attribute.value(), attribute.type()));
  }

  static HostObject parameter(Self self, Parameter parameter) {
    return self.plain("Parameter")
        .property("name", parameter::name)
        .property("type", () -> parameter.type().text())
        .property("description", parameter::description);
  }
}
