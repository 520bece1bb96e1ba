package dev.multinode.proxy;

import dev.multinode.core.value.TypeName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which local type stands for a remote one ({@code multinode-plugin.md} §3.3). Simple types stay as
 * they are; system objects have a wrapper type each; objects of plug-ins share one, which remembers
 * the remote type in its ids.
 */
final class TypeMap {
  static final String NAMESPACE = "VCO";
  static final TypeName SERVER = new TypeName("VCO:RemoteServer");
  static final TypeName WORKFLOW = new TypeName("VCO:RemoteWorkflow");
  static final TypeName TOKEN = new TypeName("VCO:RemoteWorkflowToken");
  static final TypeName PLUGIN_OBJECT = new TypeName("VCO:RemotePluginObject");

  private static final Map<String, String> SYSTEM = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    SYSTEM.put("Workflow", "VCO:RemoteWorkflow");
    SYSTEM.put("Action", "VCO:RemoteAction");
    SYSTEM.put("ConfigurationElement", "VCO:RemoteConfigurationElement");
    SYSTEM.put("ResourceElement", "VCO:RemoteResourceElement");
    SYSTEM.put("Package", "VCO:RemotePackage");
    SYSTEM.put("Task", "VCO:RemoteTask");
    SYSTEM.put("WorkflowCategory", "VCO:RemoteWorkflowCategory");
    SYSTEM.put("ActionCategory", "VCO:RemoteActionCategory");
    SYSTEM.put("ConfigurationElementCategory", "VCO:RemoteConfigurationElementCategory");
    SYSTEM.put("ResourceElementCategory", "VCO:RemoteResourceElementCategory");
  }

  private TypeMap() {}

  /** The wrapper types of system objects, by their remote types. */
  static Map<String, String> systemTypes() {
    return SYSTEM;
  }

  static TypeName local(TypeName remote) {
    if (remote.isArray()) {
      return TypeName.arrayOf(local(remote.element()));
    }
    if (remote.isComposite()) {
      return composite(remote);
    }
    if (isReference(remote)) {
      String wrapper = SYSTEM.get(remote.text());
      return wrapper == null ? PLUGIN_OBJECT : new TypeName(wrapper);
    }
    return remote;
  }

  /** Whether values of a type are objects that live on their server. */
  static boolean isReference(TypeName type) {
    return type.isPlugin()
        || SYSTEM.containsKey(type.text())
        || type.is(new TypeName("WorkflowToken"))
        || type.is(new TypeName("Trigger"));
  }

  private static TypeName composite(TypeName remote) {
    String fields =
        remote.fields().entrySet().stream()
            .map(field -> field.getKey() + ":" + local(field.getValue()))
            .collect(Collectors.joining(","));
    String text = remote.text();
    return new TypeName("CompositeType(" + fields + text.substring(text.lastIndexOf(')')));
  }

  /** The remote type of a wrapper of a system object; empty for any other type. */
  static Optional<TypeName> systemType(TypeName wrapper) {
    return SYSTEM.entrySet().stream()
        .filter(entry -> wrapper.is(new TypeName(entry.getValue())))
        .map(entry -> new TypeName(entry.getKey()))
        .findFirst();
  }
}
