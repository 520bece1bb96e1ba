package dev.multinode.core.script;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.NativeArray;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

/**
 * The class {@code Command} of scripts. It always waits for the end of its program: one that went
 * on after its run could not be stopped with it.
 */
final class CommandObject extends HostObject {
  private final transient ScriptRun run;
  private final transient List<String> words;
  private String input = "";
  private String output = "";
  private int result;

  private CommandObject(ScriptRun run, Scriptable scope, List<String> words) {
    super(scope, "Command", true);
    this.run = run;
    this.words = words;
    property(
        "input",
        () -> input,
        text -> input = text == null || Undefined.isUndefined(text) ? "" : Context.toString(text));
    property("output", () -> output);
    property("result", () -> result);
    method("execute", args -> execute(null));
    method("executeAndLog", args -> execute(run.files().resolve(args, 0, "the file")));
    method("getOutput", args -> output);
  }

  /**
   * @param args one text, which is split into words, or an array of words
   */
  static CommandObject make(ScriptRun run, Scriptable scope, Arguments args) {
    if (args.get(0) instanceof NativeArray array) {
      List<String> words = new ArrayList<>();
      for (Object word : array) {
        words.add(Context.toString(word));
      }
      return new CommandObject(run, scope, words);
    }
    return new CommandObject(run, scope, CommandLine.split(args.need(0, "the command")));
  }

  /**
   * @param log where the output goes; null for the property {@code output} only
   */
  private Object execute(Path log) {
    ScriptFiles files = run.files().files();
    Path in = run.files().createTemp(".in");
    Path out = run.files().createTemp(".out");
    try {
      files.write(in, input.getBytes(StandardCharsets.UTF_8));
      result =
          run.commands()
              .run(
                  words,
                  run.files().home(),
                  in,
                  out,
                  Sandbox.Limited.current().left(),
                  run.session().stop());
      byte[] written = files.read(out);
      output = new String(written, StandardCharsets.UTF_8);
      if (log != null) {
        files.write(log, written);
      }
      return result;
    } finally {
      files.delete(in);
      files.delete(out);
    }
  }
}
