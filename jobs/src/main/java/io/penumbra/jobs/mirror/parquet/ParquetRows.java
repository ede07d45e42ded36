package io.penumbra.jobs.mirror.parquet;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.FieldMetrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.flink.data.FlinkParquetWriters;
import org.apache.iceberg.parquet.ParquetValueWriter;
import org.apache.iceberg.parquet.TripleWriter;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.schema.MessageType;

/** Writes rows into the columns of one file. */
final class ParquetRows implements ParquetValueWriter<RowData> {
  private final ParquetValueWriter<RowData> icebergs;
  private final ParquetColumn[] columns;

  ParquetRows(Schema schema, MessageType type) {
    icebergs = FlinkParquetWriters.buildWriter(schema, type, null);
    List<TripleWriter<?>> outputs = icebergs.columns();
    columns =
        IntStream.range(0, outputs.size())
            .mapToObj(at -> ParquetColumn.of(schema.columns().get(at), at, outputs.get(at)))
            .toArray(ParquetColumn[]::new);
  }

  @Override
  public void write(int repetitionLevel, RowData row) {
    for (ParquetColumn column : columns) {
      column.write(row);
    }
  }

  @Override
  public List<TripleWriter<?>> columns() {
    return icebergs.columns();
  }

  @Override
  public void setColumnStore(ColumnWriteStore store) {
    icebergs.setColumnStore(store);
  }

  @Override
  public Stream<FieldMetrics<?>> metrics() {
    return Stream.of(columns).flatMap(ParquetColumn::metrics);
  }
}
