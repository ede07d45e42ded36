package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.postgres.type.NotHeldException;
import io.penumbra.jobs.source.postgres.type.TextReader;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.writer.BinaryRowWriter;
import org.apache.flink.table.types.logical.RowType;
import org.apache.kafka.connect.data.Struct;

/** How the rows of one Connect schema become rows of one layout. */
final class TableFormat {
  private final Layout layout;
  private final String[] names;
  private final TextReader[] readers;
  private final FieldSetter[] setters;

  /**
   * @param readers of each of the layout's columns
   */
  TableFormat(Layout layout, TextReader[] readers) {
    this.layout = layout;
    this.names = layout.columns().stream().map(SourceColumn::name).toArray(String[]::new);
    this.readers = readers;
    this.setters = setters(layout.rowType());
  }

  private static FieldSetter[] setters(RowType type) {
    return type.getChildren().stream().map(FieldSetter::of).toArray(FieldSetter[]::new);
  }

  Layout layout() {
    return layout;
  }

  /**
   * @param row null gives null
   * @throws ColumnNotHeldException when a column can't hold its value
   */
  BinaryRowData read(Struct row) {
    if (row == null) {
      return null;
    }
    BinaryRowData result = new BinaryRowData(names.length);
    BinaryRowWriter writer = new BinaryRowWriter(result, 16 * names.length);
    for (int i = 0; i < names.length; i++) {
      String text = (String) row.getWithoutDefault(names[i]);
      if (text == null) {
        writer.setNullAt(i);
      } else {
        setters[i].set(writer, i, value(i, text));
      }
    }
    writer.complete();
    return result;
  }

  private Object value(int column, String text) {
    try {
      if (text.equals(TextConverter.UNTOLD)) {
        throw new NotHeldException("unchanged large value", "an update that does not tell it");
      }
      return readers[column].read(text);
    } catch (NotHeldException e) {
      throw new ColumnNotHeldException(names[column], e);
    }
  }
}
