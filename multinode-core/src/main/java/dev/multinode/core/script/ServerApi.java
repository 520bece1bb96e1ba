package dev.multinode.core.script;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.value.TypeName;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/** The object {@code Server} of scripts, as far as it is implemented. */
final class ServerApi {
  private ServerApi() {}

  static HostObject make(ScriptRun run, Scriptable scope) {
    HostObject server = new HostObject(scope, "Server", true);
    SystemApi.logging(server, run, "server");
    category(
        server, run, scope, "getConfigurationElementCategoryWithPath", ElementType.CONFIGURATION);
    category(server, run, scope, "getResourceElementCategoryWithPath", ElementType.RESOURCE);
    category(server, run, scope, "getWorkflowCategoryWithPath", ElementType.WORKFLOW);
    return server
        .method(
            "getWorkflowWithId",
            args ->
                run.content()
                    .find(ElementType.WORKFLOW, args.need(0, "the id"))
                    .map(ref -> run.show(scope, ref))
                    .orElse(null))
        .method(
            "findForType",
            args ->
                run.plugins()
                    .find(new TypeName(args.need(0, "the type")), args.need(1, "the id"))
                    .map(ref -> run.show(scope, ref))
                    .orElse(null))
        .method(
            "findAllForType",
            args ->
                Context.getCurrentContext()
                    .newArray(
                        scope,
                        run.plugins().list(new TypeName(args.need(0, "the type"))).stream()
                            .map(ref -> run.show(scope, ref))
                            .toArray()));
  }

  private static void category(
      HostObject server, ScriptRun run, Scriptable scope, String method, ElementType type) {
    server.method(
        method, args -> run.content().category(scope, run, type, args.need(0, "the path")));
  }
}
