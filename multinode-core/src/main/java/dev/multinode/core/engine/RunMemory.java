package dev.multinode.core.engine;

import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run stands: the workflows that it is in, the innermost last. Its text form is the
 * checkpoint. Used by one thread.
 */
final class RunMemory {
  private final List<Frame> frames = new ArrayList<>();
  private long visit;
  private boolean waited;
  private int depthAbove;
  private String businessState;
  private int logLines;

  Frame top() {
    return frames.get(frames.size() - 1);
  }

  int depth() {
    return frames.size();
  }

  /** How deep in workflows that call each other, those of the runs above included. */
  int totalDepth() {
    return depthAbove + frames.size();
  }

  void setDepthAbove(int depth) {
    depthAbove = depth;
  }

  void push(Frame frame) {
    frames.add(frame);
  }

  void pop() {
    frames.remove(frames.size() - 1);
  }

  /** Goes up with every item; the same again when an item runs again after a crash. */
  long visit() {
    return visit;
  }

  void nextVisit() {
    visit++;
  }

  /** Whether the run has ever waited for an event. */
  boolean hasWaited() {
    return waited;
  }

  void setWaited() {
    waited = true;
  }

  /** Null when no item has set one. */
  String businessState() {
    return businessState;
  }

  void setBusinessState(String state) {
    businessState = state;
  }

  /** How many lines the log of the run has. */
  int logLines() {
    return logLines;
  }

  void setLogLines(int lines) {
    logLines = lines;
  }

  String write(StoredValues values) {
    Map<String, Value> entries = new LinkedHashMap<>();
    entries.put("visit", Value.of(visit));
    entries.put("waited", Value.of(waited));
    if (logLines > 0) {
      entries.put("lines", Value.of(logLines));
    }
    if (depthAbove > 0) {
      entries.put("above", Value.of(depthAbove));
    }
    entries.put("business", Value.of(businessState));
    entries.put(
        "frames",
        new Value.Array(TypeName.PROPERTIES, frames.stream().map(Frame::toValue).toList()));
    return values.writeAll(entries);
  }

  static RunMemory read(String checkpoint, StoredValues values) {
    Map<String, Value> entries = values.readAll(checkpoint);
    RunMemory memory = new RunMemory();
    memory.visit = (long) ((Value.Num) entries.get("visit")).number();
    memory.waited = ((Value.Bool) entries.get("waited")).truth();
    memory.depthAbove = entries.get("above") instanceof Value.Num above ? (int) above.number() : 0;
    memory.logLines = entries.get("lines") instanceof Value.Num lines ? (int) lines.number() : 0;
    memory.businessState = entries.get("business") instanceof Value.Text text ? text.text() : null;
    for (Value frame : ((Value.Array) entries.get("frames")).items()) {
      memory.frames.add(Frame.of(frame));
    }
    return memory;
  }
}
