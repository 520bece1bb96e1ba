package dev.multinode.core.script;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.value.TypeName;

/** The object {@code Server} of scripts; what belongs together is declared in one class each. */
final class ServerApi {
  static final HostClass CLASS =
      new HostClass("Server")
          .with(part -> Logging.declare(part, "server"))
          .with(ServerApi::folders)
          .with(ServerApi::objects);

  private ServerApi() {}

  private static void folders(HostClass server) {
    category(server, "getConfigurationElementCategoryWithPath", ElementType.CONFIGURATION);
    category(server, "getResourceElementCategoryWithPath", ElementType.RESOURCE);
    category(server, "getWorkflowCategoryWithPath", ElementType.WORKFLOW);
  }

  private static void category(HostClass server, String method, ElementType type) {
    server.method(
        method,
        (self, args) ->
            self.run()
                .content()
                .category(self.scope(), self.run(), type, args.need(0, "the path")));
  }

  private static void objects(HostClass server) {
    server
        .method(
            "getWorkflowWithId",
            (self, args) ->
                self.run()
                    .content()
                    .find(ElementType.WORKFLOW, args.need(0, "the id"))
                    .map(self::show)
                    .orElse(null))
        .method(
            "findForType",
            (self, args) ->
                self.run()
                    .plugins()
                    .find(new TypeName(args.need(0, "the type")), args.need(1, "the id"))
                    .map(self::show)
                    .orElse(null))
        .method(
            "findAllForType",
            (self, args) ->
                self.array(
                    self.run().plugins().list(new TypeName(args.need(0, "the type"))).stream()
                        .map(self::show)
                        .toList()));
  }
}
