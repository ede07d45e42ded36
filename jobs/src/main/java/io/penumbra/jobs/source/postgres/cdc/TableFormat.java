package io.penumbra.jobs.source.postgres.cdc;

import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceColumn;
import io.penumbra.jobs.source.postgres.type.NotHeldException;
import io.penumbra.jobs.source.postgres.type.TextReader;
import java.util.List;
import java.util.function.Predicate;
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
    return row == null ? null : read(row, column -> true);
  }

  /**
   * The same row with all columns null but those of the key.
   *
   * @param row null gives null
   * @throws ColumnNotHeldException when a column of the key can't hold its value
   */
  BinaryRowData readKey(Struct row, List<String> key) {
    return row == null ? null : read(row, key::contains);
  }

  private BinaryRowData read(Struct row, Predicate<String> wanted) {
    BinaryRowData result = new BinaryRowData(names.length);
    BinaryRowWriter writer = new BinaryRowWriter(result, 16 * names.length);
    for (int i = 0; i < names.length; i++) {
      String text = wanted.test(names[i]) ? (String) row.getWithoutDefault(names[i]) : null;
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
