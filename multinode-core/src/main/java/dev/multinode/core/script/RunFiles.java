package dev.multinode.core.script;

import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The files of one script: its run's folder, and what it has open, which is closed when the script
 * ends. Used by one thread.
 */
final class RunFiles implements AutoCloseable {
  private final ScriptFiles files;
  private final String runId;
  private final boolean alone;
  private final Set<OpenFile> open = new LinkedHashSet<>();
  private boolean used;

  /**
   * @param session without a run, the folder goes with the script
   */
  RunFiles(ScriptFiles files, ScriptSession session) {
    this.files = files;
    alone = session.runId() == null;
    runId = alone ? ScriptFiles.ALONE + session.requestId() : session.runId();
  }

  ScriptFiles files() {
    return files;
  }

  Path home() {
    used = true;
    return files.home(runId);
  }

  Path resolve(String text) {
    used = true;
    return files.resolve(runId, text);
  }

  /** The path that an argument names: a text, or an object of the class File. */
  Path resolve(Arguments args, int index, String what) {
    return args.get(index) instanceof FileObject file
        ? resolve(file.path())
        : resolve(args.need(index, what));
  }

  Path createTemp(String suffix) {
    used = true;
    return files.createTemp(runId, suffix);
  }

  OpenFile open(Path file, OpenOption... options) {
    OpenFile opened = files.open(file, options);
    open.add(opened);
    return opened;
  }

  void close(OpenFile file) {
    if (file != null) {
      open.remove(file);
      file.close();
    }
  }

  /** Closes what the script left open. */
  @Override
  public void close() {
    for (OpenFile file : Set.copyOf(open)) {
      close(file);
    }
    if (alone && used) {
      files.forget(runId);
    }
  }
}
