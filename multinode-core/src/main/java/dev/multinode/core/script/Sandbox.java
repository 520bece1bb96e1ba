package dev.multinode.core.script;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Scriptable;

/**
 * Makes the contexts that scripts run in: no Java, and a look at the clock every so many
 * instructions.
 */
final class Sandbox extends ContextFactory {
  /** Some tenths of a millisecond: often enough to stop soon, rare enough to cost nothing. */
  private static final int INSTRUCTIONS_BETWEEN_LOOKS = 20_000;

  private final ScriptConfig config;

  Sandbox(ScriptConfig config) {
    this.config = config;
  }

  @Override
  protected Context makeContext() {
    Context context = new Limited(this, config.maxInstructions());
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setInterpretedMode(true);
    context.setMaximumInterpreterStackDepth(config.maxStackDepth());
    context.setInstructionObserverThreshold(INSTRUCTIONS_BETWEEN_LOOKS);
    context.setGenerateObserverCount(true);
    context.setClassShutter(name -> false);
    return context;
  }

  @Override
  protected boolean hasFeature(Context context, int feature) {
    return switch (feature) {
      case Context.FEATURE_E4X -> true;
      // a failure of Java code, such as a stop, must pass every catch of a script
      case Context.FEATURE_ENHANCED_JAVA_ACCESS -> false;
      default -> super.hasFeature(context, feature);
    };
  }

  @Override
  protected void observeInstructionCount(Context context, int instructions) {
    ((Limited) context).look(instructions);
  }

  /** A context that knows when it has had enough. */
  static final class Limited extends Context {
    private final long maxInstructions;
    private StopSignal stop = new StopSignal();
    private long deadline = Long.MAX_VALUE;
    private long limitMillis;
    private long instructions;
    private HeapGuard.Use use;

    private Limited(ContextFactory factory, long maxInstructions) {
      super(factory);
      this.maxInstructions = maxInstructions;
    }

    static Limited current() {
      return (Limited) getCurrentContext();
    }

    /** The limits of a script begin now. */
    void begin(StopSignal signal, long millis) {
      stop = signal;
      limitMillis = millis;
      deadline = now() + millis;
    }

    void end() {
      if (use != null) {
        use.end();
      }
    }

    private void look(int more) {
      instructions += more;
      if (instructions > maxInstructions) {
        throw new OverLimit(
            "the script took more than %d instructions, the limit 'script.maxInstructions'; do less in one item or raise the limit"
                .formatted(maxInstructions));
      }
      if (use == null) {
        use = HeapGuard.begin();
      } else if (use.isTooMuch()) {
        throw new OverLimit(
            "the node ran out of memory, and this script used the most; work on less at once");
      }
      check();
    }

    void check() {
      if (stop.isStopped()) {
        throw new ScriptStopped();
      }
      if (now() > deadline) {
        throw new OverLimit(
            "the script ran longer than %d ms, the limit 'script.timeLimit'; make it shorter or raise the limit"
                .formatted(limitMillis));
      }
    }

    /** How long the script may still run. */
    Duration left() {
      return Duration.ofMillis(Math.max(0, deadline - now()));
    }

    /** Sleeps; that does not count as time of the script. */
    void sleep(long millis) {
      long before = now();
      stop.sleep(millis);
      deadline += now() - before;
    }

    private static long now() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
  }

  /** Thrown at the end of a limit; an error, so that no {@code catch} of a script sees it. */
  static final class OverLimit extends Error {
    private static final long serialVersionUID = 1;

    private OverLimit(String message) {
      super(message, null, false, false);
    }
  }

  /** The standard objects; sealed ones may be shared by all scripts. */
  Scriptable standardObjects(boolean sealed) {
    return call(context -> context.initSafeStandardObjects(null, sealed));
  }
}
