package dev.multinode.core.script;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.value.TypeName;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;

/** What an object is, and the modules of actions. */
final class SystemObjects {
  private SystemObjects() {}

  static void declare(HostClass system) {
    system
        .method("getModule", (self, args) -> module(self, args.need(0, "the module")))
        .method(
            "getAllModules",
            (self, args) ->
                self.array(
                    self.services().store().categories(ElementType.ACTION).stream()
                        .map(Category::name)
                        .map(name -> module(self, name))
                        .toList()))
        .method("getObjectType", (self, args) -> type(args.get(0)))
        .method("getObjectClassName", (self, args) -> className(args.get(0)))
        .method("getObjectPluginName", (self, args) -> plugin(args.get(0)))
        .method(
            "getObjectId",
            (self, args) -> args.get(0) instanceof RefObject ref ? ref.ref().id() : null)
        .method(
            "isNotFound",
            (self, args) -> args.get(0) instanceof RefObject ref && !self.run().exists(ref.ref()))
        // whoever may run a workflow may use all objects, so there is nothing to filter
        .method("filterAuthorized", (self, args) -> args.get(0))
        .method("currentWorkflowItem", (self, args) -> item(self, args));
  }

  private static ModuleObject module(Self self, String name) {
    return new ModuleObject(self.run(), self.scope(), name);
  }

  private static Object item(Self self, Arguments args) {
    ScriptSession.Step step = self.run().session().step();
    if (step == null) {
      throw HostErrors.text(
          args.function() + ": this script belongs to no item, since no workflow runs it");
    }
    return self.plain("WorkflowItem")
        .property("name", step::name)
        .property("displayName", step::displayName);
  }

  /** The word that declarations of parameters use. */
  private static Object type(Object object) {
    if (object == null) {
      return null;
    }
    if (object instanceof CharSequence) {
      return "string";
    }
    if (object instanceof Number) {
      return "number";
    }
    if (object instanceof Boolean) {
      return "boolean";
    }
    if (object instanceof NativeArray) {
      return "Array";
    }
    if (object instanceof Function) {
      return "function";
    }
    return object instanceof Scriptable scriptable ? scriptable.getClassName() : "Any";
  }

  /** Without the namespace of the plug-in. */
  private static Object className(Object object) {
    return object instanceof RefObject ref ? ref.ref().type().simpleName() : type(object);
  }

  private static Object plugin(Object object) {
    return object instanceof RefObject ref ? namespace(ref.ref().type()) : "Server";
  }

  private static String namespace(TypeName type) {
    return type.namespace().orElse("Server");
  }
}
