package dev.multinode.core.script;

import java.util.UUID;

/** The object {@code System} of scripts; what belongs together is declared in one class each. */
final class SystemApi {
  static final HostClass CLASS =
      new HostClass("System")
          .with(part -> Logging.declare(part, "system"))
          .with(SystemDates::declare)
          .with(SystemNumbers::declare)
          .with(SystemPaths::declare)
          .with(SystemObjects::declare)
          .with(SystemHosts::declare)
          .with(SystemWaits::declare)
          .with(SystemEvents::declare)
          .method("getContext", (self, args) -> self.run().executionContext(self.scope()))
          .method("nextUUID", (self, args) -> UUID.randomUUID().toString())
          .method("getOsName", (self, args) -> System.getProperty("os.name"));

  private SystemApi() {}
}
