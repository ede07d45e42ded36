package io.penumbra.jobs.redact;

import io.penumbra.config.Redact;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Columns of one table whose values are not to be shown as they are.
 *
 * @param policies by name in either lane, with dots for nested fields
 * @param partitions policies of partition fields, by their names
 */
record HiddenColumns(
    SortedMap<String, Redact> policies, Map<String, Redact> partitions, Salt salt) {
  /** Stands for a value of which nothing may be shown. */
  static final String MASK = "(masked)";

  HiddenColumns {
    policies = new TreeMap<>(policies);
    partitions = Map.copyOf(partitions);
  }

  boolean none() {
    return policies.isEmpty();
  }

  /** That of a column, of what it is nested in, or else of what is nested in it. */
  Optional<Redact> policy(String column) {
    for (String name = column; !name.isEmpty(); name = outer(name)) {
      if (policies.containsKey(name)) {
        return Optional.of(policies.get(name));
      }
    }
    String inside = column + ".";
    return strictest(policies.tailMap(inside).headMap(inside + Character.MAX_VALUE).values());
  }

  static Optional<Redact> strictest(Collection<Redact> policies) {
    return policies.stream().max(Comparator.naturalOrder());
  }

  String show(Redact policy, String value) {
    return switch (policy) {
      case FULL -> value;
      case HASHED -> salt.hash(value);
      case MASKED -> MASK;
    };
  }

  private static String outer(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }
}
