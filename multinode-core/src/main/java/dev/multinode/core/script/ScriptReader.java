package dev.multinode.core.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mozilla.javascript.CompilerEnvirons;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.Parser;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.ast.AstRoot;

/**
 * Finds what a script uses by reading it: comments and texts do not count, nor does what it only
 * asks for with {@code typeof}. What it puts together at run time is not seen.
 */
public final class ScriptReader {
  /** Names that the language has in every function. */
  private static final Set<String> ALWAYS = Set.of("arguments", "undefined", "NaN", "Infinity");

  private static final Set<String> STANDARD = standard();

  private ScriptReader() {}

  private static Set<String> standard() {
    Set<String> names = new HashSet<>(ALWAYS);
    ScriptableObject objects =
        (ScriptableObject) new Sandbox(ScriptConfig.defaults()).standardObjects(false);
    for (Object id : objects.getAllIds()) {
      names.add(id.toString());
    }
    return Set.copyOf(names);
  }

  /**
   * @param text the body of a script
   * @param variables names that have a value when it begins, or are read at its end
   */
  public static List<ScriptUse> read(String text, Set<String> variables) {
    AstRoot root;
    try {
      root = parser().parse("(function(){" + text + "\n})", "script", 1);
    } catch (EvaluatorException e) {
      // a script that ends too late shows its fault in the line that we add
      int line = Math.min(e.lineNumber(), (int) Math.max(1, text.lines().count()));
      return List.of(new ScriptUse(ScriptUse.Kind.SYNTAX_ERROR, e.details(), Math.max(1, line)));
    } catch (StackOverflowError e) {
      return List.of(new ScriptUse(ScriptUse.Kind.SYNTAX_ERROR, "it is nested too deep", 1));
    }
    ScriptNames names = new ScriptNames(variables);
    root.visit(names);
    List<ScriptUse> uses = new ArrayList<>(names.uses());
    for (ScriptNames.Read read : names.free()) {
      if (!STANDARD.contains(read.name()) && !Globals.provides(read.name())) {
        uses.add(new ScriptUse(ScriptUse.Kind.NAME, read.name(), read.line()));
      }
    }
    return uses;
  }

  private static Parser parser() {
    CompilerEnvirons environment = new CompilerEnvirons();
    environment.setLanguageVersion(Context.VERSION_ES6);
    environment.setXmlAvailable(true);
    environment.setReservedKeywordAsIdentifier(true);
    return new Parser(environment);
  }
}
