package dev.multinode.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Who answers a question of a run.
 *
 * @param mayChange whether this is one who may start and change things; such a person may answer
 *     every question
 */
public record Person(String name, Set<String> groups, boolean mayChange) {
  public Person {
    requireNonNull(name);
    groups = Set.copyOf(groups);
  }
}
