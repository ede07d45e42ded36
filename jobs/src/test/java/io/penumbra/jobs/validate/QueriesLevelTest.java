package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Found;
import io.penumbra.report.Severity;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.check.ColumnScope;
import io.penumbra.sql.check.Suite;
import io.penumbra.sql.check.Template;
import io.penumbra.tolerance.Tolerance;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The suite in Flink SQL, on lanes of which one renames and widens columns. */
class QueriesLevelTest {
  private static final Types.StructType PLACE =
      Types.StructType.of(optional(8, "city", Types.StringType.get()));
  private static final Schema PRIMARY =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "price", Types.DecimalType.of(10, 2)),
          optional(4, "rate", Types.FloatType.get()),
          optional(5, "at", Types.TimestampType.withoutZone()),
          optional(6, "tags", Types.ListType.ofOptional(9, Types.StringType.get())),
          optional(7, "place", PLACE));
  private static final Schema SHADOW =
      new Schema(
          required(1, "id", Types.LongType.get()),
          optional(2, "title", Types.StringType.get()),
          optional(3, "price", Types.DecimalType.of(14, 2)),
          optional(4, "rate", Types.DoubleType.get()),
          optional(5, "at", Types.TimestampType.withoutZone()),
          optional(6, "tags", Types.ListType.ofOptional(9, Types.StringType.get())),
          optional(7, "place", PLACE));
  private static final LocalDateTime TIME = LocalDateTime.parse("2026-01-05T10:20:30.123456");
  private static final int ROWS = 500;

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @TempDir private Path folder;

  @Test
  void findsNothingInEqualLanes() {
    Found found = examine(lane("p", PRIMARY), lane("s", SHADOW), Suite.checks());

    assertThat(found.discrepancies()).isEmpty();
  }

  @Test
  void findsWhatEachCheckIsFor() {
    TestingLane shadow = lane("s", SHADOW);
    Record changed = row(shadow, 7);
    changed.set(1, "NAME 7");
    changed.set(2, new BigDecimal("7.60"));
    changed.set(4, TIME.plusHours(1));
    shadow.upsert(changed);
    shadow.delete(row(shadow, 3));

    Found found = examine(lane("p", PRIMARY), shadow, Suite.checks());

    assertThat(found.discrepancies())
        .allMatch(each -> each.type() == Category.QUERY_MISMATCH)
        .extracting(Discrepancy::ruleId)
        .contains("row-count", "smallest-and-largest", "freshness", "sum-of-decimals")
        .contains("sum-of-integers", "sum-of-floating", "text-length", "quantiles");
    assertThat(found.discrepancies())
        .extracting(Discrepancy::message)
        .contains("row-count: row_count is 500 in the primary and 499 in the shadow");
  }

  @Test
  void runsOwnStatementsAndSaysWhichItCanNot() {
    List<Check> own =
        List.of(
            check("named", "SELECT SUM(${column:price}), MAX(${column:name}) FROM ${table}"),
            check("tags", "SELECT ${column:tags} FROM ${table} WHERE ${column:id} < 3"),
            check("wrong", "SELECT nothing FROM ${table}"),
            check("write", "INSERT INTO ${table} SELECT * FROM ${table}"),
            check("large", "SELECT a.${column:id} FROM ${table} a, ${table} b"));

    Found found = examine(lane("p", PRIMARY), lane("s", SHADOW), own);

    assertThat(found.discrepancies())
        .allMatch(each -> each.type() == Category.NOT_VALIDATED)
        .extracting(Discrepancy::message)
        .satisfiesExactly(
            wrong -> assertThat(wrong).contains("wrong", "'nothing' not found in any table"),
            write -> assertThat(write).contains("write"),
            large -> assertThat(large).contains("large", "more than 10000 rows"));
  }

  private Found examine(TestingLane primary, TestingLane shadow, List<Check> checks) {
    Comparison comparison = Comparison.of(primary.content(), shadow.content(), List.of(1));
    Evidence evidence = new Evidence(comparison.plan().columns(), 100);
    Workload left = Workload.of(comparison);
    Level level = new QueriesLevel(flink::environment, 2, checks, new NoLanes());

    assertThat(level.examine(comparison, left, evidence, Progress.NONE)).isEqualTo(left);
    return evidence.found();
  }

  private TestingLane lane(String name, Schema schema) {
    TestingLane lane = TestingLane.create(folder.resolve(name), schema, 2);
    List<Record> rows = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      rows.add(row(lane, id));
    }
    lane.append(rows);
    return lane;
  }

  private static Record row(TestingLane lane, int id) {
    boolean wide = lane.table.schema().findField(1).type().equals(Types.LongType.get());
    Record place = GenericRecord.create(PLACE);
    place.set(0, "city " + id % 3);
    return lane.row(
        wide ? (Object) (long) id : id,
        id % 10 == 0 ? null : "name " + id % 50,
        new BigDecimal(id + ".50"),
        wide ? (Object) (double) (id * 1.1f) : id * 1.1f,
        TIME.plusSeconds(id),
        List.of("a", "b" + id % 2),
        place);
  }

  private static Check check(String name, String statement) {
    return new Check(
        name,
        "mistakes",
        ColumnScope.NONE,
        Tolerance.EXACT,
        Severity.ERROR,
        new Template(statement));
  }
}
