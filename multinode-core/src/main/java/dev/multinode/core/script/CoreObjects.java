package dev.multinode.core.script;

import dev.multinode.core.content.ElementType;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes of the objects that the node itself has: workflows, folders, runs and so on. */
final class CoreObjects {
  static final String ACTION = "Action";
  static final String TOKEN = "WorkflowToken";
  static final String PACKAGE = "Package";
  static final String TASK = "Task";
  static final String USER = "LdapUser";

  /** Types are spelled in every case. */
  private static final Map<String, HostClass> CLASSES =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    Stream.of(
            WorkflowApi.CLASS,
            ActionApi.CLASS,
            ConfigurationApi.CLASS,
            ResourceApi.CLASS,
            FolderApi.of(ElementType.WORKFLOW, "workflows"),
            FolderApi.of(ElementType.CONFIGURATION, "configurationElements"),
            FolderApi.of(ElementType.RESOURCE, "resourceElements"),
            FolderApi.of(ElementType.POLICY_TEMPLATE, "policyTemplates"),
            PackageApi.CLASS,
            TokenApi.CLASS,
            TaskApi.CLASS,
            UserApi.CLASS)
        .forEach(type -> CLASSES.put(type.name(), type));
  }

  private CoreObjects() {}

  /** Null for a type that is not of the node itself. */
  static HostClass find(TypeName type) {
    return CLASSES.get(type.text());
  }

  static Collection<HostClass> all() {
    return CLASSES.values();
  }

  /** The kind of element that scripts call so; null when it is none. */
  static ElementType elementType(TypeName type) {
    if (type.text().equalsIgnoreCase(ACTION)) {
      return ElementType.ACTION;
    }
    return Stream.of(
            ElementType.WORKFLOW,
            ElementType.CONFIGURATION,
            ElementType.RESOURCE,
            ElementType.POLICY_TEMPLATE)
        .filter(kind -> kind.name().equalsIgnoreCase(type.text()))
        .findFirst()
        .orElse(null);
  }

  /** What scripts call a kind of element. */
  static TypeName typeName(ElementType type) {
    return new TypeName(type.equals(ElementType.ACTION) ? ACTION : type.name());
  }

  /** Whether a value stands for an element of the node. */
  static boolean isElement(Value.Ref ref) {
    return elementType(ref.type()) != null;
  }

  /** All objects of a type, for {@code Server.findAllForType}. */
  static List<Value.Ref> list(ContentObjects content, TypeName type) {
    ElementType kind = elementType(type);
    if (kind != null) {
      return content.list(kind);
    }
    ElementType folders = folderOf(type);
    if (folders != null) {
      return content.folders(folders);
    }
    if (type.text().equalsIgnoreCase(PACKAGE)) {
      return content.packages();
    }
    throw HostErrors.text(
        "Server.findAllForType: objects of type '%s' cannot be listed on this node"
            .formatted(type));
  }

  /** The kind of elements in folders of a type; null for another type. */
  static ElementType folderOf(TypeName type) {
    return Stream.of(
            ElementType.WORKFLOW,
            ElementType.CONFIGURATION,
            ElementType.RESOURCE,
            ElementType.POLICY_TEMPLATE)
        .filter(kind -> kind.categoryType().equalsIgnoreCase(type.text()))
        .findFirst()
        .orElse(null);
  }
}
