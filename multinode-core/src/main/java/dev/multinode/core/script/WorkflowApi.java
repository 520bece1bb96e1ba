package dev.multinode.core.script;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/** The class {@code Workflow} of scripts. */
final class WorkflowApi {
  static final HostClass CLASS =
      ElementApi.declare("Workflow")
          .property("workflowCategory", ElementApi::folder)
          .property("inParameters", self -> parameters(self, workflow(self).inputs()))
          .property("outParameters", self -> parameters(self, workflow(self).outputs()))
          .property(
              "attributes",
              self ->
                  self.array(
                      workflow(self).attributes().stream()
                          .map(attribute -> ElementApi.attribute(self, attribute))
                          .toList()))
          .property("parameterInfos", WorkflowApi::parameterInfos)
          .property("numberOfItem", self -> (double) workflow(self).items().size())
          .property(
              "items",
              self ->
                  self.array(
                      workflow(self).items().stream()
                          .map(item -> item(self, workflow(self), item))
                          .toList()))
          .property("firstItem", self -> item(self, workflow(self), workflow(self).rootName()))
          .property(
              "executions",
              self ->
                  self.array(
                      self.services().runs().list(self.ref().id()).stream()
                          .map(id -> self.object(CoreObjects.TOKEN, id, null))
                          .toList()))
          .method("execute", WorkflowApi::execute)
          .with(TaskApi::declare);

  private WorkflowApi() {}

  private static Workflow workflow(Self self) {
    ElementApi.info(self);
    return self.services().library().workflow(self.ref().id());
  }

  private static Object parameters(Self self, List<Parameter> parameters) {
    return self.array(
        parameters.stream().map(parameter -> ElementApi.parameter(self, parameter)).toList());
  }

  /** Names of inputs to their types. */
  private static Object parameterInfos(Self self) {
    Map<String, Value> types = new LinkedHashMap<>();
    workflow(self)
        .inputs()
        .forEach(input -> types.put(input.name(), Value.of(input.type().text())));
    return self.show(new Value.Props(types));
  }

  /** Null when there is no item of that name. */
  private static Object item(Self self, Workflow workflow, String name) {
    return name == null
        ? null
        : workflow.item(name).map(item -> item(self, workflow, item)).orElse(null);
  }

  private static HostObject item(Self self, Workflow workflow, Item item) {
    return self.plain("WorkflowItem")
        .property("name", item::name)
        .property("displayName", item::displayName)
        .property("description", item::description)
        .property("type", item::kind)
        .property("script", item::script)
        .property("nextItem", () -> item(self, workflow, item.outName()));
  }

  /** Starts a run, once for each call however often the item runs, and gives its token. */
  private static Object execute(Self self, Arguments args) {
    if (args.get(1) != null) {
      throw HostErrors.text(
          args.function()
              + ": running as another user is not implemented; the run has the user of this one");
    }
    Map<String, Value> inputs = inputs(self, args);
    String id = self.services().runs().start(self.ref().id(), inputs, self.run().nextCall());
    return self.object(CoreObjects.TOKEN, id, self.ref().display());
  }

  /** Inputs by name, as the types that the workflow declares. */
  static Map<String, Value> inputs(Self self, Arguments args) {
    Object given = args.get(0);
    if (given != null && (!(given instanceof Scriptable) || given instanceof RefObject)) {
      throw HostErrors.text(args.function() + ": the inputs are no Properties");
    }
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Parameter input : workflow(self).inputs()) {
      Object value = input(given, input.name());
      if (value != Scriptable.NOT_FOUND) {
        String what = "%s: input '%s'".formatted(args.function(), input.name());
        inputs.put(input.name(), self.run().read(value, input.type(), what));
      }
    }
    return inputs;
  }

  private static Object input(Object given, String name) {
    if (given instanceof PropertiesObject properties) {
      return properties.entries().getOrDefault(name, Scriptable.NOT_FOUND);
    }
    return given == null
        ? Scriptable.NOT_FOUND
        : ScriptableObject.getProperty((Scriptable) given, name);
  }
}
