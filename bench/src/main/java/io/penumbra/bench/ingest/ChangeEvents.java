package io.penumbra.bench.ingest;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.ReplicaIdentity;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.runtime.typeutils.RowDataSerializer;
import org.apache.flink.types.RowKind;

/** The change sequence as the mirror's source would hand it on. */
final class ChangeEvents implements GeneratorFunction<Long, MirrorEvent> {
  private static final long serialVersionUID = 1L;
  private static final List<SourceColumn> COLUMNS =
      BenchRow.SCHEMA.columns().stream()
          .map(field -> new SourceColumn(field.name(), field.type()))
          .toList();

  static final SourceTable TABLE =
      new SourceTable(
          "public", "t0", COLUMNS, Set.of("id"), List.of("id"), ReplicaIdentity.DEFAULT);

  private final ChangeSequence sequence = new ChangeSequence();
  private final long changes;
  private transient Layout layout;
  private transient RowDataSerializer rows;

  ChangeEvents(long changes) {
    this.changes = changes;
  }

  /** How many events there are: the layout comes first. */
  long count() {
    return changes + 1;
  }

  @Override
  public MirrorEvent map(Long event) {
    if (layout == null) {
      layout = Layout.of(0, COLUMNS);
      rows = new RowDataSerializer(layout.rowType());
    }
    if (event == 0) {
      return layout;
    }
    long number = event - 1;
    Clock.handedOn(number, changes);
    return change(number, sequence.at(number));
  }

  private Change change(long number, GenericRowData row) {
    BinaryRowData binary = rows.toBinaryRow(row).copy();
    boolean delete = row.getRowKind() == RowKind.DELETE;
    return new Change(
        0,
        kind(row.getRowKind()),
        layout.id(),
        delete ? binary : null,
        delete ? null : binary,
        number + 1,
        0,
        MirrorEvent.UNROUTED);
  }

  private static ChangeKind kind(RowKind kind) {
    return switch (kind) {
      case INSERT -> ChangeKind.INSERT;
      case UPDATE_BEFORE, UPDATE_AFTER -> ChangeKind.UPDATE;
      case DELETE -> ChangeKind.DELETE;
    };
  }
}
