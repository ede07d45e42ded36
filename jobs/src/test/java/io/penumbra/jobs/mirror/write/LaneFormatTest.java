package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.EqualityDeleteWriter;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** Half of them have a sign in Iceberg's order, and none in that of the files' bounds. */
  @ParameterizedTest
  @EnumSource(names = {"PARQUET", "ORC", "AVRO"})
  void deletesByUuidsReachTheirRows(FileFormat fileFormat) throws IOException {
    Schema schema = new Schema(Types.NestedField.required(1, "id", Types.UUIDType.get()));
    Table table = table(schema, Map.of(TableProperties.DEFAULT_FILE_FORMAT, fileFormat.name()));
    LaneTable lane = new LaneTable(table, schema, "0");
    LaneFormat format = LaneFormat.of(lane, schema, table.spec(), List.of(1), 0);
    List<RowData> rows = new ArrayList<>();
    for (long id : new long[] {1, -1, 2, -2}) {
      rows.add(GenericRowData.of(uuid(id)));
    }
    DataWriter<RowData> data =
        format.writers().newDataWriter(format.files().newOutputFile(), table.spec(), null);
    EqualityDeleteWriter<RowData> deletes =
        format
            .writers()
            .newEqualityDeleteWriter(format.files().newOutputFile(), table.spec(), null);
    try (data;
        deletes) {
      rows.forEach(data::write);
      rows.subList(0, 1).forEach(deletes::write);
    }

    table.newAppend().appendFile(data.toDataFile()).commit();
    table.newRowDelta().addDeletes(deletes.toDeleteFile()).commit();

    try (CloseableIterable<Record> left = IcebergGenerics.read(table).build()) {
      assertThat(left).hasSize(3);
    }
  }

  private static byte[] uuid(long id) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(id).putLong(id).array();
  }

  private Table table(Schema schema, Map<String, String> properties) {
    String location = folder.resolve("t").toUri().toString();
    return new HadoopTables().create(schema, PartitionSpec.unpartitioned(), properties, location);
  }

  /** How a column of 50,000 texts that come twice each is written. */
  private EncodingStats notes(Map<String, String> properties) throws IOException {
    Table table = table(SCHEMA, properties);
    LaneFormat format =
        LaneFormat.of(new LaneTable(table, SCHEMA, "0"), SCHEMA, table.spec(), List.of(1), 0);
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
