package dev.multinode.proxy;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.ItemBuilder;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.content.WorkflowBuilder;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.node.StringNode;

/**
 * Writes the workflow of a proxy: script, waiting event, script. The target is data, an attribute
 * that can be pointed elsewhere, and the scripts hold no ids.
 */
final class ProxyWorkflow {
  private static final String MANAGER = "VCOProxyWorkflowManager";

  private final Proxy proxy;
  private final RemoteServer server;
  private final Set<String> taken = new HashSet<>();
  private final String target;
  private final String trigger;
  private final String token;
  private final String parameters;
  private final String started;
  private final String at;

  ProxyWorkflow(Proxy proxy, RemoteServer server) {
    this.proxy = proxy;
    this.server = server;
    proxy.inputs().forEach(input -> taken.add(input.local().name()));
    proxy.outputs().stream()
        .filter(output -> output.remoteType() != null)
        .forEach(output -> taken.add(output.local().name()));
    target = free("remoteWorkflow");
    trigger = free("trigger");
    token = proxy.mode() == ProxyMode.SYNC ? free("remoteToken") : "remoteToken";
    parameters = free("parameters");
    started = free("started");
    at = free("at");
  }

  /** A name that no parameter of the remote workflow has. */
  private String free(String wanted) {
    String name = wanted;
    while (!taken.add(name)) {
      name = name + "_";
    }
    return name;
  }

  /**
   * @param mandatory inputs that the remote workflow insists on
   */
  Workflow build(Set<String> mandatory) {
    WorkflowBuilder workflow =
        Workflow.builder(proxy.id(), proxy.name())
            .version(
                proxy.remoteVersion().matches("\\d+(\\.\\d+)*") ? proxy.remoteVersion() : "1.0.0")
            .description(
                "Runs the workflow '%s' (version %s) on server '%s'. Generated; refreshing replaces it."
                    .formatted(proxy.name(), proxy.remoteVersion(), server.name()))
            .attribute(Attribute.of(target, TypeMap.WORKFLOW, target()).withReadOnly());
    proxy.inputs().forEach(input -> workflow.input(input.local()));
    proxy.outputs().forEach(output -> workflow.output(output.local()));
    proxy.inputs().stream()
        .map(input -> input.local().name())
        .filter(mandatory::contains)
        .forEach(workflow::mandatory);
    if (proxy.mode() == ProxyMode.SYNC) {
      workflow
          .attribute(Attribute.of(trigger, TypeName.TRIGGER, Value.NULL))
          .attribute(Attribute.of(token, TypeMap.TOKEN, Value.NULL));
      synchronous(workflow);
    } else {
      workflow.item(asynchronousStart());
    }
    return workflow.item(Item.builder("item0", "end").attribute("end-mode", "0")).build();
  }

  private Value target() {
    String id = new RemoteId(proxy.remoteWorkflowId(), proxy.serverId()).toString();
    return new Value.Ref(TypeMap.WORKFLOW, id, proxy.name());
  }

  private void synchronous(WorkflowBuilder workflow) {
    workflow
        .item(
            start(
                    "executeSynchronousProxy",
                    "%s = %s.get(\"trigger\");\n%s = %s.get(\"remoteToken\");\n"
                        .formatted(trigger, started, token, started))
                .outName("item2")
                .out(trigger, TypeName.TRIGGER, trigger)
                .out(token, TypeMap.TOKEN, token))
        .item(
            Item.builder("item2", "waiting-event")
                .displayName("Wait for the remote run")
                .outName("item3")
                .in("trigger", TypeName.TRIGGER, trigger))
        .item(copyOutputs());
  }

  private ItemBuilder asynchronousStart() {
    return start("executeAsynchronousProxy", "%s = %s;\n".formatted(token, started))
        .outName("item0")
        .out(token, TypeMap.TOKEN, token);
  }

  private ItemBuilder start(String method, String results) {
    StringBuilder script = new StringBuilder();
    script.append("var %s = %s.id.lastIndexOf(\"@\");\n".formatted(at, target));
    script.append("var %s = new Properties();\n".formatted(parameters));
    for (Proxy.Mapped input : proxy.inputs()) {
      String name = input.local().name();
      script.append("%s.put(%s, %s);\n".formatted(parameters, quoted(name), name));
    }
    script.append(
        "var %1$s = %2$s.%3$s(%4$s.id.substring(%5$s + 1), %4$s.id.substring(0, %5$s), %6$s);\n"
            .formatted(started, MANAGER, method, target, at, parameters));
    script.append(results);
    ItemBuilder item =
        Item.builder("item1", "task")
            .displayName("Start the remote run")
            .script(script.toString())
            .in(target, TypeMap.WORKFLOW, target);
    proxy.inputs().forEach(input -> bindIn(item, input.local()));
    return item;
  }

  private static void bindIn(ItemBuilder item, Parameter parameter) {
    item.in(parameter.name(), parameter.type(), parameter.name());
  }

  /** Started anew after a crash, it reads the same token and gives the same outputs. */
  private ItemBuilder copyOutputs() {
    StringBuilder script = new StringBuilder();
    script.append("if (%s.state != \"completed\") {\n".formatted(token));
    script.append("  throw %s.getFailure();\n}\n".formatted(token));
    ItemBuilder item =
        Item.builder("item3", "task")
            .displayName("Copy the outputs")
            .outName("item0")
            .in(token, TypeMap.TOKEN, token);
    if (!proxy.outputs().isEmpty()) {
      script.append("var %s = %s.getOutputParameters();\n".formatted(parameters, token));
    }
    for (Proxy.Mapped output : proxy.outputs()) {
      String name = output.local().name();
      script.append("%s = %s.get(%s);\n".formatted(name, parameters, quoted(name)));
      item.out(name, output.local().type(), name);
    }
    return item.script(script.toString());
  }

  private static String quoted(String text) {
    return StringNode.valueOf(text).toString();
  }
}
