package dev.multinode.core.script;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.error.NotFoundException;
import java.util.Optional;

/** The class {@code Package} of scripts; packages are not changed by scripts. */
final class PackageApi {
  static final HostClass CLASS =
      new HostClass(CoreObjects.PACKAGE)
          .property("name", self -> pkg(self).name())
          .property("description", self -> pkg(self).description())
          .property("workflows", self -> elements(self, ElementType.WORKFLOW))
          .property("actions", self -> elements(self, ElementType.ACTION))
          .property("configurationElements", self -> elements(self, ElementType.CONFIGURATION))
          .property("resourceElements", self -> elements(self, ElementType.RESOURCE))
          .property("policyTemplates", self -> elements(self, ElementType.POLICY_TEMPLATE));

  private PackageApi() {}

  private static ContentPackage pkg(Self self) {
    return self.run()
        .content()
        .findPackage(self.ref())
        .orElseThrow(
            () ->
                new NotFoundException("package", self.ref().id(), "see 'multinode package list'"));
  }

  /** Those of its elements that are here. */
  private static Object elements(Self self, ElementType type) {
    return self.array(
        pkg(self).elements().stream()
            .filter(key -> key.type().equals(type))
            .map(key -> self.run().content().find(type, key.id()))
            .flatMap(Optional::stream)
            .map(self::show)
            .toList());
  }
}
