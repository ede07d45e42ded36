package io.penumbra.jobs.mirror.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DeleteSchemaUtil;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePositionDeletesTest {
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  @TempDir private Path folder;
  private Table table;
  private FilePositionDeletes deletes;

  @BeforeEach
  void open() {
    String location = folder.resolve("t").toUri().toString();
    table = new HadoopTables().create(SCHEMA, PartitionSpec.unpartitioned(), Map.of(), location);
    LaneTable lane = new LaneTable(table, SCHEMA, "0");
    deletes = new FilePositionDeletes(LaneFormat.of(lane, SCHEMA, table.spec(), List.of(1), 0));
  }

  @Test
  void nothingDeletedIsNoFile() throws IOException {
    assertThat(deletes.complete()).isEmpty();
  }

  @Test
  void rowsAreSortedByFileAndPositionAndComeOnce() throws IOException {
    DataFileTarget first = new DataFileTarget("a.parquet", null);
    DataFileTarget second = new DataFileTarget("b.parquet", null);
    deletes.delete(second, 70_000);
    deletes.delete(first, 5);
    deletes.delete(second, 0);
    deletes.delete(second, 70_000);

    List<DeleteFile> files = deletes.complete();

    assertThat(files).hasSize(1);
    assertThat(files.get(0).recordCount()).isEqualTo(3);
    assertThat(rows(files.get(0))).containsExactly("a.parquet:5", "b.parquet:0", "b.parquet:70000");
  }

  private List<String> rows(DeleteFile file) throws IOException {
    Schema schema = DeleteSchemaUtil.pathPosSchema();
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(schema)
            .createReaderFunc(type -> GenericParquetReaders.buildReader(schema, type))
            .build()) {
      records.forEach(row -> rows.add(row.get(0) + ":" + row.get(1)));
    }
    return rows;
  }
}
