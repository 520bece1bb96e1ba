package dev.multinode.core.check;

import dev.multinode.core.check.Finding.Kind;
import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.Binding;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.InvalidContentException;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at one workflow. */
final class WorkflowWalk {
  /** Outputs of the workflow that a decision ran, as its script sees them. */
  private static final String DECISION_OUT = "arg_out_";

  private final Walk walk;
  private final Findings findings;
  private final Workflow workflow;
  private final String here;
  private final Set<String> variables = new HashSet<>();

  WorkflowWalk(Walk walk, Workflow workflow) {
    this.walk = walk;
    this.workflow = workflow;
    findings = walk.findings();
    here = "Workflow:" + workflow.name();
    workflow.inputs().forEach(this::variable);
    workflow.outputs().forEach(this::variable);
    workflow.attributes().forEach(attribute -> variables.add(attribute.name()));
  }

  private void variable(Parameter parameter) {
    variables.add(parameter.name());
  }

  void run() {
    workflow.inputs().forEach(input -> walk.type(input.type(), here));
    workflow.outputs().forEach(output -> walk.type(output.type(), here));
    workflow.attributes().forEach(this::attribute);
    if (workflow.rootName() == null) {
      findings.add(Kind.UNKNOWN_ITEM, "no item to begin with", here, 0);
    } else {
      goesTo(workflow.rootName(), here);
    }
    workflow.errorHandler().ifPresent(handler -> goesTo(handler.itemName(), here));
    workflow.items().forEach(this::item);
  }

  private void attribute(Attribute attribute) {
    String where = here + " / attribute " + attribute.name();
    walk.type(attribute.type(), where);
    if (attribute.configurationId() != null) {
      configuration(attribute, where);
    }
    if (attribute.type().simpleName().equals(ElementType.RESOURCE.name())) {
      resource(attribute, where);
    }
  }

  private void configuration(Attribute attribute, String where) {
    String id = attribute.configurationId();
    boolean known =
        walk.library()
            .findConfiguration(id)
            .map(found -> found.attribute(attribute.configurationKey()).isPresent())
            .orElse(false);
    if (!known) {
      String key = attribute.configurationKey();
      findings.add(Kind.MISSING_CONFIGURATION, id + (key == null ? "" : "/" + key), where, 0);
    }
  }

  private void resource(Attribute attribute, String where) {
    try {
      if (attribute.value() instanceof Value.Ref ref
          && walk.store().findInfo(new ElementKey(ElementType.RESOURCE, ref.id())).isEmpty()) {
        findings.add(Kind.MISSING_RESOURCE, ref.id(), where, 0);
      }
    } catch (InvalidContentException e) {
      findings.add(Kind.UNREADABLE, e.getMessage(), where, 0);
    }
  }

  private void goesTo(String item, String where) {
    if (item != null && workflow.item(item).isEmpty()) {
      findings.add(Kind.UNKNOWN_ITEM, item, where, 0);
    }
  }

  private void item(Item item) {
    String where = "%s / %s (%s)".formatted(here, item.displayName(), item.name());
    if (!walk.items().isSupported(item.kind())) {
      findings.add(Kind.UNKNOWN_ITEM_TYPE, item.kind(), where, 0);
    }
    goesTo(item.outName(), where);
    goesTo(item.altOutName(), where);
    goesTo(item.catchName(), where);
    bindings(item.inBindings(), where);
    bindings(item.outBindings(), where);
    calls(item, where);
    script(item, where);
  }

  private void bindings(List<Binding> bindings, String where) {
    for (Binding binding : bindings) {
      walk.type(binding.type(), where);
      if (binding.exportName() != null && !variables.contains(variable(binding.exportName()))) {
        findings.add(
            Kind.UNRESOLVED_BINDING,
            "%s (of %s)".formatted(binding.exportName(), binding.name()),
            where,
            0);
      }
    }
  }

  /** {@code *list.field} of a foreach is the variable {@code list}. */
  private String variable(String exportName) {
    if (!exportName.startsWith("*")) {
      return exportName;
    }
    String name = exportName.substring(1);
    int dot = name.indexOf('.');
    return variables.contains(name) || dot < 0 ? name : name.substring(0, dot);
  }

  private void calls(Item item, String where) {
    workflow(item.linkedWorkflowId(), where);
    workflow(item.launchedWorkflowId(), where);
    item.reference()
        .ifPresent(
            reference -> {
              if (reference.type().equals("Workflow")) {
                workflow(reference.id(), where);
              } else {
                walk.action(reference.id(), where, 0);
              }
            });
    for (Item.SubElement call : item.subElements()) {
      workflow(call.linkedWorkflowId(), where);
      bindings(call.inBindings(), where);
      bindings(call.outBindings(), where);
    }
    if (item.scriptModule() != null) {
      walk.action(item.scriptModule(), where, 0);
    }
  }

  private void workflow(String id, String where) {
    if (id != null && !id.isBlank()) {
      walk.workflow(id, where, 0);
    }
  }

  private void script(Item item, String where) {
    Set<String> names = new HashSet<>();
    item.inBindings().forEach(binding -> names.add(binding.name()));
    item.outBindings().forEach(binding -> names.add(binding.name()));
    item.reference().ifPresent(reference -> decided(reference, names));
    if (item.script() != null) {
      walk.script(item.script(), names, where);
    }
    item.iterationCatchScript()
        .ifPresent(
            text -> {
              String error = item.throwBindName();
              names.add(error == null ? "errorCode" : error);
              walk.script(text, names, where);
            });
  }

  private void decided(Item.Reference reference, Set<String> names) {
    walk.library()
        .findWorkflow(reference.id())
        .ifPresent(
            decider ->
                decider.outputs().forEach(output -> names.add(DECISION_OUT + output.name())));
  }
}
