package dev.multinode.core.script;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.multinode.core.value.Parameter;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Script;

/** Keeps scripts parsed; one that is used often is compiled. Safe for use by many threads. */
final class ParsedScripts {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{Nd}_$]*");
  private static final Set<String> RESERVED =
      Set.of(
          "break",
          "case",
          "catch",
          "class",
          "const",
          "continue",
          "debugger",
          "default",
          "delete",
          "do",
          "else",
          "enum",
          "export",
          "extends",
          "false",
          "finally",
          "for",
          "function",
          "if",
          "import",
          "in",
          "instanceof",
          "let",
          "new",
          "null",
          "return",
          "super",
          "switch",
          "this",
          "throw",
          "true",
          "try",
          "typeof",
          "var",
          "void",
          "while",
          "with",
          "yield");

  private final Cache<String, Entry> entries;
  private final int compileAfter;

  ParsedScripts(ScriptConfig config) {
    entries = CacheBuilder.newBuilder().maximumSize(config.cachedScripts()).build();
    compileAfter = config.compileAfter();
  }

  /**
   * An expression whose value is a function of {@code $out} and of the inputs. It gives {@code
   * $out.read} a function that reads the outputs, then runs the script. All of ours stands in the
   * first line, so that lines keep their numbers.
   *
   * @throws org.mozilla.javascript.EvaluatorException when the script has a syntax error
   */
  Script get(Context context, ScriptCode code) {
    String text = wrapped(code);
    String key = code.source() + "\n" + text;
    Entry entry = entries.getIfPresent(key);
    if (entry == null) {
      entry = new Entry(compile(context, code, text, true));
      entries.put(key, entry);
    }
    if (!entry.compiled && ++entry.uses > compileAfter) {
      entry.script = compile(context, code, text, false);
      entry.compiled = true;
    }
    return entry.script;
  }

  /** Whether a variable of a script can have this name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches() && !RESERVED.contains(name);
  }

  private static Script compile(
      Context context, ScriptCode code, String text, boolean interpreted) {
    context.setInterpretedMode(interpreted);
    return context.compileString(text, code.source(), 1, null);
  }

  private static String wrapped(ScriptCode code) {
    Collection<String> inputs = names(code.inputs());
    Collection<String> outputs = names(code.outputs());
    StringBuilder text = new StringBuilder("(function($out");
    inputs.forEach(name -> text.append(',').append(name));
    text.append("){$out.read=function(){return {");
    String comma = "";
    for (String name : outputs) {
      // a variable that is only an output is no parameter, so the script may declare it as it likes
      text.append(comma)
          .append(name)
          .append(":typeof ")
          .append(name)
          .append("==\"undefined\"?null:")
          .append(name);
      comma = ",";
    }
    return text.append("}};").append(code.text()).append("\n})").toString();
  }

  private static Collection<String> names(Collection<Parameter> parameters) {
    Set<String> names = new LinkedHashSet<>();
    for (Parameter parameter : parameters) {
      if (isName(parameter.name())) {
        names.add(parameter.name());
      }
    }
    return names;
  }

  /** Threads may race here; then a script is compiled twice, and both are the same. */
  private static final class Entry {
    private volatile Script script;
    private volatile boolean compiled;
    private int uses;

    private Entry(Script script) {
      this.script = script;
    }
  }
}
