package io.penumbra.jobs.source.postgres.table;

import static io.penumbra.error.ErrorCode.SOURCE_SETUP;
import static io.penumbra.error.ErrorCode.SOURCE_TYPE;

import io.penumbra.error.ErrorCode;
import io.penumbra.jobs.source.ReplicaIdentity;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import io.penumbra.jobs.source.postgres.type.ColumnType;
import io.penumbra.jobs.source.postgres.type.PgColumn;
import io.penumbra.jobs.source.postgres.type.TypeMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides whether a table can be mirrored without losing anything. */
final class Judge {
  private final TypeMapping mapping;
  private final Set<String> asString;

  Judge(TypeMapping mapping, Set<String> asString) {
    this.mapping = mapping;
    this.asString = asString;
  }

  /** The table, or every reason against it in {@code refusals}. */
  Optional<SourceTable> judge(FoundTable table, List<Refusal> refusals) {
    int before = refusals.size();
    List<SourceColumn> columns = new ArrayList<>();
    Set<String> required = new HashSet<>();
    for (FoundColumn column : table.columns()) {
      type(table, column.column(), refusals)
          .ifPresent(type -> columns.add(new SourceColumn(column.name(), type.type())));
      if (column.required()) {
        required.add(column.name());
      }
    }
    judgeForm(table).or(() -> judgeIdentity(table)).ifPresent(refusals::add);
    return refusals.size() > before
        ? Optional.empty()
        : Optional.of(
            new SourceTable(
                table.schema(), table.name(), columns, required, table.key(), table.identity()));
  }

  private Optional<ColumnType> type(FoundTable table, PgColumn column, List<Refusal> refusals) {
    String name = table.qualifiedName() + '.' + column.name();
    if (asString.contains(name)) {
      return Optional.of(TypeMapping.TEXT);
    }
    Optional<ColumnType> type = mapping.find(column);
    if (type.isEmpty()) {
      refusals.add(
          refusal(
              table,
              SOURCE_TYPE,
              "no Iceberg type holds every value of column %s of type %s"
                  .formatted(column.name(), mapping.name(column)),
              "To hold it as text, set source.columns-as-string: [%s]".formatted(name)));
    }
    return type;
  }

  private static Optional<Refusal> judgeForm(FoundTable table) {
    if (!table.plain()) {
      return Optional.of(
          refusal(
              table,
              SOURCE_SETUP,
              "it is no ordinary logged table (partitioned, foreign, unlogged or a view)",
              "List its partitions under source.tables, or leave it out"));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> judgeIdentity(FoundTable table) {
    if (table.key().isEmpty()) {
      return Optional.of(
          refusal(
              table,
              SOURCE_SETUP,
              "it has no key: neither a primary key that is not deferrable nor an index as replica"
                  + " identity",
              "ALTER TABLE %s ADD PRIMARY KEY (...)".formatted(table.quotedName())));
    }
    if (table.identity() == ReplicaIdentity.NOTHING) {
      return Optional.of(
          full(table, "its replica identity is NOTHING, so deletes can't be followed"));
    }
    List<String> toastable =
        table.columns().stream().filter(FoundColumn::toastable).map(FoundColumn::name).toList();
    if (table.identity() != ReplicaIdentity.FULL && !toastable.isEmpty()) {
      return Optional.of(
          full(
              table,
              "updates do not tell unchanged large values of "
                  + String.join(", ", toastable)
                  + " (TOAST)"));
    }
    return Optional.empty();
  }

  private static Refusal full(FoundTable table, String reason) {
    return refusal(
        table,
        SOURCE_SETUP,
        reason,
        "ALTER TABLE %s REPLICA IDENTITY FULL".formatted(table.quotedName()));
  }

  private static Refusal refusal(FoundTable table, ErrorCode code, String reason, String next) {
    return new Refusal(table.qualifiedName(), code, reason, next);
  }
}
