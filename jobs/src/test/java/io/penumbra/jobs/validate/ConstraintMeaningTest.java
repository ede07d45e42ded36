package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.jobs.sql.PinnedLane;
import io.penumbra.report.Discrepancy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constraint means the same wherever it is checked: in this process, and in Flink SQL. */
class ConstraintMeaningTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "price", Types.DecimalType.of(9, 2)),
          optional(3, "weight", Types.DoubleType.get()),
          optional(4, "name", Types.StringType.get()),
          optional(5, "day", Types.DateType.get()));

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @Test
  void valuesThatAreEqualAreTheSame() {
    TestingLane lane = TestingLane.create(SCHEMA, 2);
    LocalDate day = LocalDate.of(2026, 1, 31);
    lane.append(
        lane.row(1, new BigDecimal("1.50"), 0.0, "é", day),
        lane.row(2, new BigDecimal("1.50"), -0.0, "e\u0301", day),
        lane.row(3, new BigDecimal("15.00"), Double.NaN, "E", day.plusDays(1)),
        lane.row(4, null, Double.NaN, "", null),
        lane.row(5, null, 1.5, null, null),
        lane.row(6, new BigDecimal("-1.50"), null, " ", day));
    Map<String, String> rules =
        Map.of(
            "price", "UNIQUE (price)",
            "weight", "UNIQUE (weight)",
            "name", "UNIQUE (name)",
            "both", "UNIQUE (day, price)",
            "has", "NOT NULL (name, day)",
            "dear", "CHECK (price > 1.495 AND NOT name IN ('E', ''))");

    assertThat(same(lane, rules, new NoLanes()))
        .isEqualTo(Map.of("price", 2L, "weight", 4L, "both", 2L, "has", 2L, "dear", 3L));
  }

  @Test
  void valuesReferToThoseThatAreEqual() {
    TestingLane known = TestingLane.create(SCHEMA, 2);
    known.append(
        known.row(1, new BigDecimal("1.50"), 0.0, "a", null),
        known.row(2, null, Double.NaN, "b", null));
    TestingLane lane = TestingLane.create(SCHEMA, 2);
    lane.append(
        lane.row(1, new BigDecimal("1.50"), -0.0, "a", null),
        lane.row(2, new BigDecimal("1.5").setScale(2), 1.0, "b", null),
        lane.row(3, null, Double.NaN, "A", null));
    Map<String, String> rules =
        Map.of(
            "weight", "FOREIGN KEY (weight) REFERENCES db.known (weight)",
            "both", "FOREIGN KEY (price, name) REFERENCES db.known (price, name)");

    assertThat(same(lane, rules, new OneLane(known.content())))
        .isEqualTo(Map.of("weight", 1L, "both", 1L));
  }

  /** {@code db.known}. */
  private record OneLane(Content content) implements Lanes {
    @Override
    public List<String> databases() {
      return List.of("db");
    }

    @Override
    public List<String> tables(String database) {
      return List.of("known");
    }

    @Override
    public Optional<PinnedLane> find(String database, String table) {
      return database.equals("db") && table.equals("known")
          ? Optional.of(new PinnedLane(content.table(), content.snapshotId()))
          : Optional.empty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_000})
  void allRowsCount(int planted) {
    TestingLane lane = TestingLane.create(SCHEMA, 2);
    List<Record> rows = new ArrayList<>();
    IntStream.range(0, 3_000).forEach(id -> rows.add(row(lane, id, "n" + id, id)));
    IntStream.range(0, planted).forEach(id -> rows.add(row(lane, 5_000 + id, "n" + id, -1)));
    lane.append(rows);
    Map<String, String> rules =
        Map.of("name", "UNIQUE (name)", "dear", "CHECK (price >= 0)", "day", "NOT NULL (day)");

    // A job takes seconds, however few rows there are.
    Map<String, Long> broken =
        planted == 1_000
            ? same(lane, rules, new NoLanes())
            : TestingConstraints.broken(TestingConstraints.here(rules).check(lane.content()));
    assertThat(broken)
        .isEqualTo(Map.of("name", 2L * planted, "dear", (long) planted, "day", (long) planted));
  }

  private static Record row(TestingLane lane, int id, String name, int price) {
    LocalDate day = price < 0 ? null : LocalDate.EPOCH;
    return lane.row(id, BigDecimal.valueOf(price, 0).setScale(2), 1.0 * id, name, day);
  }

  /** What both say; and, of few, they say it in the same words. */
  private static Map<String, Long> same(TestingLane lane, Map<String, String> rules, Lanes others) {
    Evidence here = TestingConstraints.here(rules).with(others).check(lane.content());
    Evidence inFlink =
        TestingConstraints.inFlink(rules, flink::environment).with(others).check(lane.content());
    assertThat(TestingConstraints.broken(inFlink)).isEqualTo(TestingConstraints.broken(here));
    assertThat(inFlink.constraints()).isEqualTo(here.constraints()).hasSameSizeAs(rules.entrySet());
    if (here.found().summary().total() < 200) {
      assertThat(words(inFlink)).isEqualTo(words(here));
    }
    return TestingConstraints.broken(here);
  }

  private static List<String> words(Evidence evidence) {
    return evidence.found().discrepancies().stream().map(Discrepancy::message).sorted().toList();
  }
}
