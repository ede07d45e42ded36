package io.penumbra.jobs.validate.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Files;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.FileAppender;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** A Parquet file of small pages and row groups, read in both ways. */
record TestingFile(Path path, String nameMapping, Map<Integer, ?> constants) {
  /** Some pages and row groups for a thousand rows. */
  private static final Map<String, String> SMALL =
      Map.of(
          "write.parquet.page-size-bytes", "2048",
          "write.parquet.page-row-limit", "150",
          "write.parquet.row-group-size-bytes", "20000",
          "write.parquet.row-group-check-min-record-count", "100",
          "write.parquet.row-group-check-max-record-count", "100");

  static TestingFile write(
      Path path, Schema schema, List<Record> rows, WriterVersion version, boolean dictionary) {
    try (FileAppender<Record> out =
        Parquet.write(Files.localOutput(path.toFile()))
            .schema(schema)
            .createWriterFunc(GenericParquetWriter::create)
            .setAll(SMALL)
            .set("parquet.enable.dictionary", String.valueOf(dictionary))
            .writerVersion(version)
            .build()) {
      rows.forEach(out::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new TestingFile(path, "", Map.of());
  }

  /** Ten rows as another writer may have made them, with keys from 0 on. */
  static TestingFile withoutIds(Path path, String columns, Consumer<Group> fill) {
    MessageType type = MessageTypeParser.parseMessageType("message m { " + columns + " }");
    try (ParquetWriter<Group> out =
        ExampleParquetWriter.builder(new LocalOutputFile(path)).withType(type).build()) {
      for (long key = 0; key < 10; key++) {
        Group row = new SimpleGroup(type);
        row.add("key", key);
        fill.accept(row);
        out.write(row);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new TestingFile(path, "", Map.of());
  }

  TestingFile mapped(String newNameMapping) {
    return new TestingFile(path, newNameMapping, constants);
  }

  TestingFile with(Map<Integer, ?> newConstants) {
    return new TestingFile(path, nameMapping, newConstants);
  }

  /** What is read column by column; null when that can't be. */
  List<String> byColumn(Schema schema) {
    TestingCells cells = new TestingCells();
    return new ColumnFiles(nameMapping).read(part(), groups(schema), cells::take)
        ? cells.rows
        : null;
  }

  /** What Iceberg's own readers read. */
  List<String> byRow(Schema schema) {
    TestingCells cells = new TestingCells();
    new RecordFiles(nameMapping).read(part(), groups(schema), cells::take);
    return cells.rows;
  }

  private FilePart part() {
    long length = path.toFile().length();
    return new FilePart(Files.localInput(path.toFile()), FileFormat.PARQUET, 0, length, constants);
  }

  /** All fields, and the last by itself. */
  private static FieldGroups groups(Schema schema) {
    List<Integer> ids = schema.columns().stream().map(NestedField::fieldId).sorted().toList();
    return new FieldGroups(schema.columns(), List.of(ids, ids.subList(ids.size() - 1, ids.size())));
  }
}
