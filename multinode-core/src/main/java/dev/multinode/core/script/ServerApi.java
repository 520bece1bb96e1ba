package dev.multinode.core.script;

/** The object {@code Server} of scripts; what belongs together is declared in one class each. */
final class ServerApi {
  static final HostClass CLASS =
      new HostClass("Server")
          .with(part -> Logging.declare(part, "server"))
          .with(ServerFolders::declare)
          .with(ServerElements::declare)
          .with(ServerObjects::declare)
          .with(ServerTags::declare)
          .with(ServerProperties::declare)
          .with(ServerPlugins::declare)
          .with(ServerUsers::declare);

  private ServerApi() {}
}
