package io.penumbra.jobs.mirror.parquet;

import java.util.Optional;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.FieldMetrics;
import org.apache.iceberg.parquet.TripleWriter;

/** Writes the values of one type. */
@FunctionalInterface
interface ParquetValue {
  /** Writes the value at a position of the row, which is not null. */
  void write(RowData row, int at, TripleWriter<?> output);

  /**
   * @param nulls how many other values of the column were null
   * @return what Parquet itself does not count, absent for most types
   */
  default Optional<FieldMetrics<?>> metrics(long nulls) {
    return Optional.empty();
  }

  static FieldMetrics<?> withNulls(FieldMetrics<?> metrics, long nulls) {
    return new FieldMetrics<>(
        metrics.id(),
        metrics.valueCount() + nulls,
        nulls,
        metrics.nanValueCount(),
        metrics.lowerBound(),
        metrics.upperBound(),
        metrics.originalType());
  }
}
