package io.penumbra.jobs.source;

import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;

/** Rows of the columns id (long) and name (text). */
final class Rows {
  private Rows() {}

  static BinaryRowData row(long id, String name) {
    BinaryRowData row = new BinaryRowData(2);
    BinaryRowWriter writer = new BinaryRowWriter(row);
    writer.writeLong(0, id);
    if (name == null) {
      writer.setNullAt(1);
    } else {
      writer.writeString(1, StringData.fromString(name));
    }
    writer.complete();
    return row;
  }
}
