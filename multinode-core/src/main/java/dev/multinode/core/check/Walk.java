package dev.multinode.core.check;

import dev.multinode.core.check.Finding.Kind;
import dev.multinode.core.content.Action;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.InvalidContentException;
import dev.multinode.core.engine.ItemTypes;
import dev.multinode.core.script.ScriptReader;
import dev.multinode.core.script.ScriptUse;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** One check: from workflow to workflow and from action to action, each once. */
final class Walk {
  private final ContentStore store;
  private final ContentLibrary library;
  private final ItemTypes items;
  private final KnownPlugins plugins;
  private final Findings findings = new Findings();
  private final Deque<Runnable> ahead = new ArrayDeque<>();
  private final Set<String> workflows = new HashSet<>();
  private final Set<String> actions = new HashSet<>();

  Walk(ContentStore store, ContentLibrary library, ItemTypes items, KnownPlugins plugins) {
    this.store = store;
    this.library = library;
    this.items = items;
    this.plugins = plugins;
  }

  WorkflowCheck.Report from(String workflowId) {
    workflow(workflowId, "", 0);
    while (!ahead.isEmpty()) {
      ahead.remove().run();
    }
    return new WorkflowCheck.Report(workflows.size(), actions.size(), findings.list());
  }

  ContentStore store() {
    return store;
  }

  ContentLibrary library() {
    return library;
  }

  ItemTypes items() {
    return items;
  }

  Findings findings() {
    return findings;
  }

  /** A workflow that is needed somewhere. */
  void workflow(String id, String where, int line) {
    if (workflows.contains(id)) {
      return;
    }
    try {
      library
          .findWorkflow(id)
          .ifPresentOrElse(
              found -> {
                workflows.add(id);
                ahead.add(() -> new WorkflowWalk(this, found).run());
              },
              () -> findings.add(Kind.MISSING_WORKFLOW, id, where, line));
    } catch (InvalidContentException e) {
      findings.add(Kind.UNREADABLE, "workflow " + id + ": " + e.getMessage(), where, line);
    }
  }

  /**
   * An action that is needed somewhere.
   *
   * @param name {@code module/action}
   */
  void action(String name, String where, int line) {
    if (actions.contains(name)) {
      return;
    }
    int slash = name.lastIndexOf('/');
    String module = slash < 0 ? "" : name.substring(0, slash);
    try {
      library
          .findAction(module, name.substring(slash + 1))
          .ifPresentOrElse(
              found -> {
                actions.add(name);
                ahead.add(() -> read(name, found));
              },
              () -> missingAction(name, module, where, line));
    } catch (InvalidContentException e) {
      findings.add(Kind.UNREADABLE, "action " + name + ": " + e.getMessage(), where, line);
    }
  }

  private void missingAction(String name, String module, String where, int line) {
    plugins
        .missingFor(module)
        .ifPresentOrElse(
            plugin -> findings.plugin(plugin, name, where, line),
            () -> findings.add(Kind.MISSING_ACTION, name, where, line));
  }

  private void read(String name, Action action) {
    String where = "Action:" + name;
    type(action.resultType(), where);
    action.parameters().forEach(parameter -> type(parameter.type(), where));
    if (action.runtime() != null) {
      findings.add(Kind.OTHER_LANGUAGE, action.runtime(), where, 0);
      return;
    }
    Set<String> variables =
        action.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    script(action.script(), variables, where);
  }

  void type(TypeName type, String where) {
    plugins.missingFor(type, (plugin, name) -> findings.plugin(plugin, name, where, 0));
  }

  /**
   * @param variables that the script begins or ends with
   */
  void script(String text, Set<String> variables, String where) {
    for (ScriptUse use : ScriptReader.read(text, variables)) {
      switch (use.kind()) {
        case SYNTAX_ERROR -> findings.add(Kind.SYNTAX_ERROR, use.name(), where, use.line());
        case NOT_IMPLEMENTED -> findings.add(Kind.NOT_IMPLEMENTED, use.name(), where, use.line());
        case ACTION -> action(use.name(), where, use.line());
        case WORKFLOW -> workflow(use.name(), where, use.line());
        case NAME -> name(use, where);
        default -> throw new IllegalStateException("unknown use " + use);
      }
    }
  }

  private void name(ScriptUse use, String where) {
    if (plugins.provides(use.name())) {
      return;
    }
    plugins
        .missingFor(use.name())
        .ifPresentOrElse(
            plugin -> findings.plugin(plugin, use.name(), where, use.line()),
            () -> findings.add(Kind.UNKNOWN_NAME, use.name(), where, use.line()));
  }
}
