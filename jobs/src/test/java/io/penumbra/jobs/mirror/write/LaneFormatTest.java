package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneFormatTest {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "note", Types.StringType.get()));

  @TempDir private Path folder;

  @Test
  void aDictionaryThatOutgrowsTheProcessorsCacheIsGivenUp() throws IOException {
    assertThat(notes(Map.of()).hasNonDictionaryEncodedPages()).isTrue();
  }

  @Test
  void theTablesOwnPropertyWins() throws IOException {
    EncodingStats notes =
        notes(Map.of(TableProperties.PARQUET_DICT_SIZE_BYTES, Integer.toString(2 << 20)));
    assertThat(notes.hasNonDictionaryEncodedPages()).isFalse();
  }

  /** How a column of 50,000 texts that come twice each is written. */
  private EncodingStats notes(Map<String, String> properties) throws IOException {
    Table table =
        new HadoopTables()
            .create(
                SCHEMA,
                PartitionSpec.unpartitioned(),
                properties,
                folder.resolve("t").toUri().toString());
    LaneFormat format =
        LaneFormat.of(new LaneTable(table, "0"), SCHEMA, table.spec(), List.of(1), 0);
    DataWriter<RowData> writer =
        format.writers().newDataWriter(format.files().newOutputFile(), table.spec(), null);
    try (writer) {
      for (int i = 0; i < 100_000; i++) {
        StringData note = StringData.fromString("a note that comes twice: " + i / 2);
        writer.write(GenericRowData.of((long) i, note));
      }
    }
    Path file = Path.of(writer.toDataFile().location().replaceFirst("^file:/*", "/"));
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getFooter().getBlocks().get(0).getColumns().get(1).getEncodingStats();
    }
  }
}
