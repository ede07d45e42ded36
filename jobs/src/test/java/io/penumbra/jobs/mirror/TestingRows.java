package io.penumbra.jobs.mirror;

import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.ReplicaIdentity;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.SourceTable;
import java.util.List;
import java.util.Set;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.iceberg.types.Types;

/** Tables of {id, name, qty} with the key id, and their changes. */
public final class TestingRows {
  static final List<SourceColumn> COLUMNS =
      List.of(
          new SourceColumn("id", Types.IntegerType.get()),
          new SourceColumn("name", Types.StringType.get()),
          new SourceColumn("qty", Types.IntegerType.get()));

  private TestingRows() {}

  static SourceTable source(String name, Set<String> required) {
    return new SourceTable(
        "public", name, COLUMNS, required, List.of("id"), ReplicaIdentity.DEFAULT);
  }

  static Layout layout(int table) {
    return Layout.of(table, COLUMNS);
  }

  static BinaryRowData row(int id, String name, Integer qty) {
    BinaryRowData row = new BinaryRowData(3);
    BinaryRowWriter writer = new BinaryRowWriter(row);
    writer.writeInt(0, id);
    if (name == null) {
      writer.setNullAt(1);
    } else {
      writer.writeString(1, StringData.fromString(name));
    }
    if (qty == null) {
      writer.setNullAt(2);
    } else {
      writer.writeInt(2, qty);
    }
    writer.complete();
    return row;
  }

  /** The key of a change. */
  static int key(MirrorEvent event) {
    return ((Change) event).keyed().getInt(0);
  }

  static Change change(
      int table, ChangeKind kind, BinaryRowData before, BinaryRowData after, long position) {
    int layout = layout(table).id();
    return new Change(table, kind, layout, before, after, position, position, MirrorEvent.UNROUTED);
  }
}
