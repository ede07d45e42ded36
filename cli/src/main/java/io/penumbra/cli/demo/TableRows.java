package io.penumbra.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;

/** Rows of an Iceberg table by ascending key, read by Iceberg's own generic reader. */
final class TableRows {
  private TableRows() {}

  static List<KeyedRow> sorted(MirroredPair pair) {
    List<KeyedRow> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(pair.table()).build()) {
      records.forEach(record -> rows.add(row(pair, record)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(rows);
    return rows;
  }

  private static KeyedRow row(MirroredPair pair, Record record) {
    List<Long> key = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    List<NestedField> fields = pair.fields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = record.get(i);
      values.add(value);
      if (pair.isKey(fields.get(i))) {
        key.add(((Number) value).longValue());
      }
    }
    return new KeyedRow(key, values);
  }
}
