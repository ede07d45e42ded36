package io.penumbra.jobs.mirror.parquet;

import java.util.Optional;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.FieldMetrics;
import org.apache.iceberg.FloatFieldMetrics;
import org.apache.iceberg.parquet.TripleWriter;

/** Writes floats and counts NaNs, which Iceberg keeps out of a column's bounds. */
final class FloatValue implements ParquetValue {
  private final FloatFieldMetrics.Builder metrics;

  FloatValue(int fieldId) {
    metrics = new FloatFieldMetrics.Builder(fieldId);
  }

  @Override
  public void write(RowData row, int at, TripleWriter<?> output) {
    float value = row.getFloat(at);
    output.writeFloat(ParquetColumn.FLAT, value);
    metrics.addValue(value);
  }

  @Override
  public Optional<FieldMetrics<?>> metrics(long nulls) {
    return Optional.of(ParquetValue.withNulls(metrics.build(), nulls));
  }
}
