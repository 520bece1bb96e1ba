package dev.multinode.core.script;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.store.SqlFailures;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.EvaluatorException;
import org.mozilla.javascript.JavaScriptException;
import org.mozilla.javascript.RhinoException;

/** Failures of our functions, as scripts see them: a text that is thrown. */
final class HostErrors {
  private HostErrors() {}

  /** What the script catches is the text itself. */
  static RhinoException text(String message) {
    return text(message, null);
  }

  private static RhinoException text(String message, Throwable cause) {
    String source = null;
    int line = 0;
    try {
      // the only public way to learn where in the script we are
      throw Context.reportRuntimeError(message);
    } catch (EvaluatorException e) {
      source = e.sourceName();
      line = e.lineNumber();
    }
    RhinoException thrown = new JavaScriptException(message, source, line);
    thrown.initCause(cause);
    return thrown;
  }

  /** Runs something and turns its failure into a text for the script. */
  static <T> T translate(Supplier<T> action) {
    try {
      return action.get();
    } catch (RhinoException e) {
      throw e;
    } catch (MultinodeException e) {
      throw text(e.getMessage(), e);
    } catch (JdbiException e) {
      if (SqlFailures.isAboutData(e)) {
        throw text(SqlFailures.dataMessage(e), e);
      }
      throw new NodeTrouble(e);
    } catch (RuntimeException e) {
      throw text(e.getMessage() == null ? e.toString() : e.getMessage(), e);
    }
  }
}
