package dev.multinode.core.script;

import dev.multinode.core.content.Action;

/** The class {@code Action} of scripts: what an action is, not a way to call it. */
final class ActionApi {
  static final HostClass CLASS =
      ElementApi.declare(CoreObjects.ACTION)
          .property("returnType", self -> action(self).resultType().text())
          .property("script", self -> action(self).script())
          .property(
              "parameters",
              self ->
                  self.array(
                      action(self).parameters().stream()
                          .map(parameter -> ElementApi.parameter(self, parameter))
                          .toList()))
          .property(
              "module",
              self -> new ModuleObject(self.run(), self.scope(), ElementApi.info(self).path()));

  private ActionApi() {}

  private static Action action(Self self) {
    ElementApi.info(self);
    return self.run().content().action(self.ref()).orElseThrow();
  }
}
