package dev.multinode.core.script;

import dev.multinode.core.content.ElementType;

/** Folders of content. */
final class ServerFolders {
  private ServerFolders() {}

  static void declare(HostClass server) {
    folders(server, "Workflow", "WorkflowCategories", ElementType.WORKFLOW);
    folders(
        server,
        "ConfigurationElement",
        "ConfigurationElementCategories",
        ElementType.CONFIGURATION);
    folders(server, "ResourceElement", "ResourceElementCategories", ElementType.RESOURCE);
    folders(server, "PolicyTemplate", "PolicyTemplateCategories", ElementType.POLICY_TEMPLATE);
    server.method(
        "removeConfigurationElementCategory",
        (self, args) -> {
          String type = ElementType.CONFIGURATION.categoryType();
          String id = args.ref(0, type, "the folder").id();
          self.services().store().deleteCategory(id, false);
          return null;
        });
  }

  private static void folders(HostClass server, String kind, String all, ElementType type) {
    server
        .method(
            "get" + kind + "CategoryWithPath",
            (self, args) ->
                self.run()
                    .content()
                    .findFolder(type, args.need(0, "the path"))
                    .map(self::show)
                    .orElse(null))
        .method(
            "getAll" + all,
            (self, args) ->
                self.array(self.run().content().folders(type).stream().map(self::show).toList()));
  }
}
