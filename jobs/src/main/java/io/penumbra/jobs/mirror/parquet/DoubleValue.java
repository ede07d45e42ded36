package io.penumbra.jobs.mirror.parquet;

import java.util.Optional;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DoubleFieldMetrics;
import org.apache.iceberg.FieldMetrics;
import org.apache.iceberg.parquet.TripleWriter;

/** Writes doubles and counts NaNs, which Iceberg keeps out of a column's bounds. */
final class DoubleValue implements ParquetValue {
  private final DoubleFieldMetrics.Builder metrics;

  DoubleValue(int fieldId) {
    metrics = new DoubleFieldMetrics.Builder(fieldId);
  }

  @Override
  public void write(RowData row, int at, TripleWriter<?> output) {
    double value = row.getDouble(at);
    output.writeDouble(ParquetColumn.FLAT, value);
    metrics.addValue(value);
  }

  @Override
  public Optional<FieldMetrics<?>> metrics(long nulls) {
    return Optional.of(ParquetValue.withNulls(metrics.build(), nulls));
  }
}
