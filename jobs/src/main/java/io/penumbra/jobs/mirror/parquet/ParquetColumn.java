package io.penumbra.jobs.mirror.parquet;

import java.util.stream.Stream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.FieldMetrics;
import org.apache.iceberg.parquet.TripleWriter;
import org.apache.iceberg.types.Types.NestedField;

/** One column of a file: takes its value from each row. */
final class ParquetColumn {
  /** Depth of lists, of which there are none here. */
  static final int FLAT = 0;

  private final int at;
  private final TripleWriter<?> output;
  private final boolean optional;
  private final ParquetValue value;
  private long nulls;

  private ParquetColumn(int at, TripleWriter<?> output, boolean optional, ParquetValue value) {
    this.at = at;
    this.output = output;
    this.optional = optional;
    this.value = value;
  }

  static boolean writes(NestedField field) {
    return ParquetValues.have(field.type());
  }

  /**
   * @param at position of the field in its rows
   */
  static ParquetColumn of(NestedField field, int at, TripleWriter<?> output) {
    return new ParquetColumn(at, output, field.isOptional(), ParquetValues.of(field));
  }

  void write(RowData row) {
    if (optional && row.isNullAt(at)) {
      nulls++;
      output.writeNull(FLAT, 0);
    } else {
      value.write(row, at, output);
    }
  }

  /** What Parquet itself does not count. */
  Stream<FieldMetrics<?>> metrics() {
    return value.metrics(nulls).stream();
  }
}
