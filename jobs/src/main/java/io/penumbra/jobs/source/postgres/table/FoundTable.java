package io.penumbra.jobs.source.postgres.table;

import io.penumbra.jobs.source.ReplicaIdentity;
import java.util.List;

/**
 * A table as the catalog of Postgres describes it, before it is judged.
 *
 * @param plain whether it is an ordinary table that is written to the log
 * @param primaryKey columns of the primary key, empty when there is none or it is deferrable
 * @param identityKey columns of the index that is the replica identity, else empty
 */
record FoundTable(
    String schema,
    String name,
    boolean plain,
    ReplicaIdentity identity,
    List<FoundColumn> columns,
    List<String> primaryKey,
    List<String> identityKey) {

  String qualifiedName() {
    return schema + '.' + name;
  }

  /** The columns that name a row in updates and deletes. */
  List<String> key() {
    return identity == ReplicaIdentity.INDEX ? identityKey : primaryKey;
  }

  /** As it is written in SQL. */
  String quotedName() {
    return quoted(schema) + '.' + quoted(name);
  }

  private static String quoted(String name) {
    return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
