package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Category;
import io.penumbra.report.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every planted error is found, counted and named, with the deletes of both formats in play. */
class PlantedErrorsTest {
  private static final int ROWS = 1_000;
  private static final LocalDateTime TIME = LocalDateTime.parse("2026-01-05T10:20:30.123456");
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "amount", Types.DecimalType.of(12, 4)),
          optional(4, "at", Types.TimestampType.withoutZone()),
          optional(5, "qty", Types.LongType.get()));

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @ParameterizedTest
  @CsvSource({"2, false", "2, true", "3, false", "3, true"})
  void findsEachPlantedErrorOnce(int format, boolean inFlink, @TempDir Path folder) {
    TestingLane primary = TestingLane.create(folder.resolve("p"), SCHEMA, format);
    TestingLane shadow = TestingLane.create(folder.resolve("s"), SCHEMA, format);
    fill(primary);
    fill(shadow);
    plant(shadow);
    primary.upsert(primary.row(40, "new", new BigDecimal("40.1234"), TIME, 5_000_000_040L));

    TestingComparison said = compare(inFlink, primary, shadow);

    assertThat(said.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(said.summary().byType())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry(Category.VALUE_MISMATCH, 1L),
                Map.entry(Category.NULL_MISMATCH, 2L),
                Map.entry(Category.PRECISION_LOSS, 2L),
                Map.entry(Category.TRUNCATION, 1L),
                Map.entry(Category.TIMEZONE_SHIFT, 1L),
                Map.entry(Category.STRING_NORMALIZATION, 1L),
                Map.entry(Category.OUT_OF_RANGE, 1L),
                Map.entry(Category.ROW_MISSING_IN_SHADOW, 2L),
                Map.entry(Category.ROW_EXTRA_IN_SHADOW, 1L),
                Map.entry(Category.STALE_ROW, 1L),
                Map.entry(Category.DUPLICATE_KEY, 1L)));
    assertThat(said.coverage().rows().primary()).isEqualTo(ROWS - 20);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS - 20 - 13);
    assertThat(said.messages())
        .contains(
            "name: expected name 101, shadow has name",
            "amount: expected 104.1234, shadow has 104.1200",
            "at: expected 2026-01-05T10:20:30.123456, shadow has 2026-01-05T12:20:30.123456",
            "One key, 1 rows in the primary, 2 in the shadow");
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true"})
  void findsNothingInEqualLanes(int format, boolean inFlink, @TempDir Path folder) {
    TestingLane primary = TestingLane.create(folder.resolve("p"), SCHEMA, format);
    TestingLane shadow = TestingLane.create(folder.resolve("s"), SCHEMA, format);
    fill(primary);
    fill(shadow);

    TestingComparison said = compare(inFlink, primary, shadow);

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().rows().equal()).isEqualTo(ROWS - 20);
  }

  private static TestingComparison compare(
      boolean inFlink, TestingLane primary, TestingLane shadow) {
    return inFlink
        ? TestingComparison.job(flink::environment, primary, shadow, 1)
        : TestingComparison.direct(primary, shadow, 1);
  }

  /** Rows 0 to 9 are deleted by key, 10 to 19 by position, 20 to 29 updated. */
  private static void fill(TestingLane lane) {
    List<Record> rows = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      rows.add(row(lane, id));
    }
    DataFile file = lane.append(rows);
    lane.delete(rows.subList(0, 10).toArray(Record[]::new));
    lane.deleteAt(file, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    lane.upsert(rows.subList(20, 30).toArray(Record[]::new));
  }

  private static Record row(TestingLane lane, int id) {
    BigDecimal amount = new BigDecimal(id + ".1234");
    return lane.row(id, "name " + id, amount, TIME, 5_000_000_000L + id);
  }

  private static void plant(TestingLane shadow) {
    BigDecimal cents = new BigDecimal("104.1200");
    LocalDateTime millis = LocalDateTime.parse("2026-01-05T10:20:30.123");
    BigDecimal amount = new BigDecimal("0.1234");
    shadow.upsert(
        shadow.row(100, "other", amount.add(new BigDecimal(100)), TIME, 5_000_000_100L),
        shadow.row(101, "name", amount.add(new BigDecimal(101)), TIME, 5_000_000_101L),
        shadow.row(102, null, amount.add(new BigDecimal(102)), TIME, 5_000_000_102L),
        shadow.row(103, "name 103", amount.add(new BigDecimal(103)), TIME, null),
        shadow.row(104, "name 104", cents, TIME, 5_000_000_104L),
        shadow.row(105, "name 105", amount.add(new BigDecimal(105)), millis, 5_000_000_105L),
        shadow.row(
            106, "name 106", amount.add(new BigDecimal(106)), TIME.plusHours(2), 5_000_000_106L),
        shadow.row(107, "NAME 107", amount.add(new BigDecimal(107)), TIME, 5_000_000_107L),
        shadow.row(
            108, "name 108", amount.add(new BigDecimal(108)), TIME, (long) (int) 5_000_000_108L));
    shadow.delete(row(shadow, 200), row(shadow, 201));
    shadow.append(row(shadow, ROWS), row(shadow, 300));
  }
}
