package dev.multinode.core.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What scripts can do with objects of one kind. It is declared once and shared by all scripts,
 * since nearly every script uses some of these objects and few of their members.
 */
final class HostClass {
  /** The value of a property, as scripts see it. */
  @FunctionalInterface
  interface Getter {
    Object get(Self self);
  }

  /** What a method does. */
  @FunctionalInterface
  interface Method {
    Object call(Self self, Arguments args);
  }

  private final String name;
  private final Map<String, Getter> properties = new LinkedHashMap<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();

  HostClass(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  HostClass property(String member, Getter value) {
    properties.put(member, value);
    return this;
  }

  HostClass method(String member, Method body) {
    methods.put(member, body);
    return this;
  }

  /** Takes in what another class declares. */
  HostClass with(Consumer<HostClass> part) {
    part.accept(this);
    return this;
  }

  /** Null when there is no such property. */
  Getter property(String member) {
    return properties.get(member);
  }

  /** Null when there is no such method. */
  Method method(String member) {
    return methods.get(member);
  }

  boolean has(String member) {
    return properties.containsKey(member) || methods.containsKey(member);
  }

  /** All members, in the order of the alphabet. */
  Set<String> members() {
    Set<String> all = new TreeSet<>(properties.keySet());
    all.addAll(methods.keySet());
    return all;
  }
}
