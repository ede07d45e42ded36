package io.penumbra.jobs.validate.read;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.RowEncoding;
import io.penumbra.compare.Side;
import io.penumbra.digest.Buckets;
import io.penumbra.jobs.validate.TestingLane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lane's rows are those that Iceberg reads, whatever was deleted in whatever order. */
class RowReaderTest {
  private static final Schema FLAT =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "note", Types.StringType.get()),
          optional(3, "old", Types.IntegerType.get()));

  /** With a list in it, files are read row by row. */
  private static final Schema NESTED =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "note", Types.StringType.get()),
          optional(3, "old", Types.IntegerType.get()),
          optional(4, "list", Types.ListType.ofOptional(5, Types.StringType.get())));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "2, 3", "3, 4", "3, 5", "3, 6"})
  void appliesAllDeletes(int formatVersion, long seed) {
    for (Schema schema : List.of(FLAT, NESTED)) {
      TestingLane lane =
          TestingLane.create(folder.resolve("" + schema.columns().size()), schema, formatVersion);
      changes(lane, new Random(seed));

      assertThat(rows(lane, KeyFilter.ALL)).isNotEmpty().isEqualTo(expected(lane));
    }
  }

  /** Deletes may name a column that the table no longer has. */
  @Test
  void appliesDeletesByADroppedColumn() {
    TestingLane lane = TestingLane.create(folder, FLAT, 2);
    changes(lane, new Random(7));
    lane.deleteBy("old", 3);
    List<String> before = rows(lane, KeyFilter.ALL);
    lane.table.updateSchema().deleteColumn("old").commit();

    assertThat(rows(lane, KeyFilter.ALL)).hasSameSizeAs(before);
  }

  /** One file of deletes, once older than some rows and once newer. */
  @Test
  void appliesDeletesThatCameAgain() {
    TestingLane lane = TestingLane.create(folder, FLAT, 2);
    lane.append(lane.row(1L, "a", 1), lane.row(2L, "a", 1));
    DeleteFile deletes = lane.deleteByKey(lane.row(1L));
    lane.table.newRowDelta().addDeletes(deletes).commit();
    lane.append(lane.row(1L, "b", 2), lane.row(3L, "b", 2));
    lane.table.newRowDelta().addDeletes(deletes).commit();

    assertThat(rows(lane, KeyFilter.ALL)).hasSize(2).isEqualTo(expected(lane));
  }

  /** By the bounds of UUIDs Iceberg leaves out deletes of some files: readers see their rows. */
  @Test
  void appliesDeletesByUuidsWhereReadersDo() {
    Schema schema = new Schema(required(1, "id", Types.UUIDType.get()));
    TestingLane lane = TestingLane.create(folder, schema, 2);
    lane.append(lane.row(new UUID(1, 1)), lane.row(new UUID(2, 2)));
    lane.append(lane.row(new UUID(1, 1)), lane.row(new UUID(-1, -1)));
    lane.append(lane.row(new UUID(1, 1)), lane.row(new UUID(3, 3)));
    lane.delete(lane.row(new UUID(1, 1)));

    assertThat(rows(lane, KeyFilter.ALL)).isEqualTo(expected(lane));
  }

  @Test
  void readsOnlyTheRowsThatAreWanted() {
    TestingLane lane = TestingLane.create(folder, FLAT, 2);
    changes(lane, new Random(8));
    Buckets halves = new Buckets(2);
    List<String> both = new ArrayList<>(rows(lane, key -> halves.of(key) == 0));
    List<String> other = rows(lane, key -> halves.of(key) == 1);

    assertThat(both).isNotEmpty().doesNotContainAnyElementsOf(other);
    both.addAll(other);
    assertThat(both.stream().sorted().toList()).isEqualTo(expected(lane));
  }

  /** Appends, upserts, deletes by several columns and by position, in random order. */
  private static void changes(TestingLane lane, Random random) {
    for (int i = 0; i < 12; i++) {
      List<Record> rows = rows(lane, random);
      switch (random.nextInt(5)) {
        case 0 -> lane.deleteBy("note", random.nextBoolean() ? null : "n" + random.nextInt(5));
        case 1 -> lane.delete(rows.toArray(Record[]::new));
        case 2 -> {
          DataFile file = lane.append(rows);
          lane.deleteAt(file, 0, rows.size() - 1L);
        }
        case 3 -> lane.upsert(rows.toArray(Record[]::new));
        default -> lane.append(rows);
      }
    }
    lane.append(rows(lane, random));
  }

  private static List<Record> rows(TestingLane lane, Random random) {
    List<Record> rows = new ArrayList<>();
    for (int i = 2 + random.nextInt(1_000); i > 0; i--) {
      String note = random.nextInt(5) == 0 ? null : "n" + random.nextInt(20);
      Record row = lane.row((long) random.nextInt(3_000), note, random.nextInt(10));
      rows.add(row);
    }
    return rows;
  }

  private static List<String> rows(TestingLane lane, KeyFilter wanted) {
    RowReader reader = RowReader.of(lane.table, plan(lane), Side.PRIMARY);
    List<String> rows = new ArrayList<>();
    long count = 0;
    for (FileScanTask file : files(lane)) {
      count +=
          reader.read(
              file,
              wanted,
              batch -> batch.forEach((key, row) -> rows.add(HexFormat.of().formatHex(row))));
    }
    assertThat(rows).hasSize((int) count);
    return rows.stream().sorted().toList();
  }

  private static List<String> expected(TestingLane lane) {
    RowEncoding encoding = plan(lane).rows(Side.PRIMARY);
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(lane.table).build()) {
      records.forEach(row -> rows.add(HexFormat.of().formatHex(encoding.encode(row))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return rows.stream().sorted().toList();
  }

  private static List<FileScanTask> files(TestingLane lane) {
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> planned = lane.table.newScan().planFiles()) {
      planned.forEach(files::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }

  private static ColumnPlan plan(TestingLane lane) {
    return ColumnPlan.of(lane.table.schema(), lane.table.schema(), List.of(1));
  }
}
