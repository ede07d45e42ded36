package io.penumbra.jobs.source;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A table of the source as the job found it at its start.
 *
 * @param schema the source's schema, as {@code public}
 * @param columns in the source's order
 * @param required names of the columns that are never null
 * @param key names of the key's columns, in order; empty for an append-only table
 */
public record SourceTable(
    String schema,
    String name,
    List<SourceColumn> columns,
    Set<String> required,
    List<String> key,
    ReplicaIdentity identity)
    implements Serializable {
  public SourceTable {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(identity, "identity");
    columns = List.copyOf(columns);
    required = Set.copyOf(required);
    key = List.copyOf(key);
  }

  /** As it is written in configuration and messages: {@code public.orders}. */
  public String qualifiedName() {
    return schema + '.' + name;
  }

  /** Without a key rows can be added only. */
  public boolean appendOnly() {
    return key.isEmpty();
  }

  /** Whether updates and deletes tell the whole row as it was. */
  public boolean beforeImages() {
    return identity == ReplicaIdentity.FULL;
  }
}
