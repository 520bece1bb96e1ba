package dev.multinode.core.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mozilla.javascript.Token;
import org.mozilla.javascript.ast.Assignment;
import org.mozilla.javascript.ast.AstNode;
import org.mozilla.javascript.ast.CatchClause;
import org.mozilla.javascript.ast.ElementGet;
import org.mozilla.javascript.ast.ForInLoop;
import org.mozilla.javascript.ast.FunctionCall;
import org.mozilla.javascript.ast.FunctionNode;
import org.mozilla.javascript.ast.Jump;
import org.mozilla.javascript.ast.Label;
import org.mozilla.javascript.ast.Name;
import org.mozilla.javascript.ast.NodeVisitor;
import org.mozilla.javascript.ast.ObjectProperty;
import org.mozilla.javascript.ast.PropertyGet;
import org.mozilla.javascript.ast.StringLiteral;
import org.mozilla.javascript.ast.UnaryExpression;
import org.mozilla.javascript.ast.UpdateExpression;
import org.mozilla.javascript.ast.VariableInitializer;
import org.mozilla.javascript.ast.XmlRef;

/**
 * Collects the names of one script. A name that is declared or assigned anywhere in it is its own
 * everywhere: what hides what does not matter here.
 */
final class ScriptNames implements NodeVisitor {
  /** A name that is read. */
  record Read(String name, int line) {}

  /** Members of modules that are no actions. */
  private static final Set<String> MODULE_MEMBERS =
      Set.of("name", "description", "actionDescriptions");

  private final Set<String> own;
  private final List<Read> reads = new ArrayList<>();
  private final List<ScriptUse> uses = new ArrayList<>();
  private final Map<String, String> modules = new HashMap<>();

  ScriptNames(Set<String> variables) {
    own = new HashSet<>(variables);
  }

  List<ScriptUse> uses() {
    return uses.stream()
        .filter(use -> use.kind() != ScriptUse.Kind.NOT_IMPLEMENTED || !own.contains(object(use)))
        .distinct()
        .toList();
  }

  private static String object(ScriptUse use) {
    return use.name().substring(0, use.name().indexOf('.'));
  }

  /** Each name where it is read first. */
  List<Read> free() {
    Set<String> seen = new HashSet<>(own);
    return reads.stream().filter(read -> seen.add(read.name())).toList();
  }

  @Override
  public boolean visit(AstNode node) {
    if (node instanceof Name name) {
      read(name);
    } else if (node instanceof FunctionNode function) {
      function.getParams().forEach(this::declare);
      declare(function.getFunctionName());
    } else if (node instanceof VariableInitializer variable) {
      declare(variable.getTarget());
      remember(variable.getTarget(), variable.getInitializer());
    } else if (node instanceof CatchClause clause) {
      declare(clause.getVarName());
    } else if (node instanceof ForInLoop loop) {
      declare(loop.getIterator());
    } else if (node instanceof Assignment assignment) {
      assign(assignment);
    } else if (node instanceof UpdateExpression update) {
      declareName(update.getOperand());
    } else if (node instanceof PropertyGet get) {
      member(get.getLeft(), identifier(get.getRight()), get.getLineno());
    } else if (node instanceof ElementGet get && get.getElement() instanceof StringLiteral text) {
      member(get.getTarget(), text.getValue(), get.getLineno());
    } else if (node instanceof FunctionCall call) {
      lookUp(call);
    }
    return true;
  }

  private void read(Name name) {
    AstNode parent = name.getParent();
    boolean isMember =
        parent instanceof PropertyGet get && get.getRight() == name
            || parent instanceof ObjectProperty property
                && property.getKey() == name
                && property.getValue() != name
            || parent instanceof Label
            || parent instanceof Jump && !(parent instanceof org.mozilla.javascript.ast.Scope)
            || parent instanceof XmlRef;
    boolean isAsked =
        parent instanceof UnaryExpression unary && unary.getOperator() == Token.TYPEOF;
    if (!isMember && !isAsked) {
      reads.add(new Read(name.getIdentifier(), Math.max(1, name.getLineno())));
    }
  }

  /** A name, or all names of a pattern. */
  private void declare(AstNode target) {
    if (target != null) {
      target.visit(
          node -> {
            declareName(node);
            return true;
          });
    }
  }

  private void declareName(AstNode node) {
    if (node instanceof Name name) {
      own.add(name.getIdentifier());
    }
  }

  private void assign(Assignment assignment) {
    AstNode left = assignment.getLeft();
    if (left instanceof Name) {
      declareName(left);
      remember(left, assignment.getRight());
    } else if (!(left instanceof PropertyGet) && !(left instanceof ElementGet)) {
      declare(left);
    }
  }

  /** Which variables hold a module. */
  private void remember(AstNode target, AstNode value) {
    String module = value == null ? null : module(value);
    if (module != null && target instanceof Name name) {
      modules.put(name.getIdentifier(), module);
    }
  }

  /** The module that {@code System.getModule("…")} gives; null for anything else. */
  private static String module(AstNode node) {
    return node instanceof FunctionCall call && isCallOf(call, "System", "getModule")
        ? argument(call)
        : null;
  }

  private static boolean isCallOf(FunctionCall call, String object, String method) {
    return call.getTarget() instanceof PropertyGet get
        && get.getLeft() instanceof Name left
        && left.getIdentifier().equals(object)
        && identifier(get.getRight()).equals(method);
  }

  private static String identifier(AstNode member) {
    return member instanceof Name name ? name.getIdentifier() : "";
  }

  /** The only argument, when it is a text as it stands; else null. */
  private static String argument(FunctionCall call) {
    return call.getArguments().size() == 1
            && call.getArguments().get(0) instanceof StringLiteral text
        ? text.getValue()
        : null;
  }

  private void lookUp(FunctionCall call) {
    if (isCallOf(call, "Server", "getWorkflowWithId") && argument(call) != null) {
      use(ScriptUse.Kind.WORKFLOW, argument(call), call.getLineno());
    }
  }

  private void member(AstNode object, String member, int line) {
    String module =
        object instanceof Name name ? modules.get(name.getIdentifier()) : module(object);
    if (module != null) {
      if (!MODULE_MEMBERS.contains(member)) {
        use(ScriptUse.Kind.ACTION, module + "/" + member, line);
      }
      return;
    }
    if (object instanceof Name name) {
      HostClass type = Globals.single(name.getIdentifier());
      if (type != null && !type.has(member)) {
        use(ScriptUse.Kind.NOT_IMPLEMENTED, name.getIdentifier() + "." + member, line);
      }
    }
  }

  private void use(ScriptUse.Kind kind, String name, int line) {
    uses.add(new ScriptUse(kind, name, Math.max(1, line)));
  }
}
