package dev.multinode.core.script;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the scripting API has, for those who look at scripts without running them. */
public final class ScriptApi {
  private static final Map<String, HostClass> OBJECTS = new TreeMap<>();

  static {
    Stream.of(SystemApi.CLASS, ServerApi.CLASS, LocksApi.CLASS, DebugApi.CLASS, ConfigApi.CLASS)
        .forEach(type -> OBJECTS.put(type.name(), type));
    OBJECTS.put("workflow", TokenApi.CLASS);
  }

  private ScriptApi() {}

  /** Global objects whose members are known beforehand: {@code System}, {@code Server} … */
  public static Set<String> objects() {
    return new TreeSet<>(OBJECTS.keySet());
  }

  /** Whether a global object has a member; false for an object that is not in {@link #objects}. */
  public static boolean has(String object, String member) {
    HostClass type = OBJECTS.get(object);
    return type != null && (type.has(member) || object.equals("workflow") && member.equals("id"));
  }
}
