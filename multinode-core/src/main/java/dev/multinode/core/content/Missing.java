package dev.multinode.core.content;

import dev.multinode.core.error.NotFoundException;

/** What is said of elements that are not here. */
final class Missing {
  private Missing() {}

  static NotFoundException element(ElementKey key) {
    return new NotFoundException(words(key.type()), key.id(), "import it, or look up its id");
  }

  static NotFoundException action(String module, String name) {
    return new NotFoundException(
        "action", module + "/" + name, "import it, or correct the name where it is called");
  }

  static NotFoundException folder(String id) {
    return new NotFoundException("folder", id, "look up its id in the list of folders");
  }

  private static String words(ElementType type) {
    return switch (type.name()) {
      case "Workflow" -> "workflow";
      case "ScriptModule" -> "action";
      case "ConfigurationElement" -> "configuration element";
      case "ResourceElement" -> "resource element";
      case "PolicyTemplate" -> "policy template";
      default -> type.name();
    };
  }
}
