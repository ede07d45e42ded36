package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.sql.constraint.Constraint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to a shadow: what came since a proof tells of constraints what a look at
 * everything does, and both tell what is so.
 */
class ConstraintHistoriesTest {
  /** Each takes a fraction of a second. */
  private static final int HISTORIES = Integer.getInteger("penumbra.constraints.histories", 6);

  private static final int STEPS = 8;
  private static final int KEYS = 12;
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "qty", Types.IntegerType.get()),
          optional(4, "weight", Types.DoubleType.get()));
  private static final Map<String, String> RULES =
      Map.of(
          "name", "UNIQUE (name)",
          "both", "UNIQUE (qty, name)",
          "weight", "UNIQUE (weight)",
          "has", "NOT NULL (name, qty)",
          "small", "CHECK (qty < 38 OR name = 'n1')");
  private static final Double[] WEIGHTS = {null, 0.0, -0.0, Double.NaN};

  private final Tally tally = new Tally();

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void whatCameTellsWhatEverythingTells(int formatVersion) throws IOException {
    for (int seed = 0; seed < HISTORIES; seed++) {
      history(new Random(seed), formatVersion, "seed " + seed);
    }
    // Else the histories would prove little.
    assertThat(tally.broken).isGreaterThan(HISTORIES);
    assertThat(tally.held).isGreaterThan(HISTORIES);
    assertThat(tally.fewer).isGreaterThan(HISTORIES);
  }

  private void history(Random random, int formatVersion, String seed) throws IOException {
    TestingLane lane = TestingLane.create(SCHEMA, formatVersion);
    lane.append(IntStream.range(0, KEYS).mapToObj(id -> row(lane, random, id)).toList());
    Optional<ProvenConstraints> proven = Optional.empty();
    TestingConstraints rules = TestingConstraints.here(RULES);
    for (int step = 0; step < STEPS; step++) {
      change(random, lane);
      Content now = lane.content();
      Map<String, Long> truth = truth(rows(lane));
      Evidence anew = rules.check(now);
      Evidence since = rules.check(now, proven);
      assertThat(TestingConstraints.broken(anew)).as("%s, %d anew", seed, step).isEqualTo(truth);
      assertThat(TestingConstraints.broken(since)).as("%s, %d", seed, step).isEqualTo(truth);
      tally.add(truth, anew, since);
      List<Constraint> held =
          rules.constraints().stream().filter(each -> !truth.containsKey(each.name())).toList();
      proven = Optional.of(new ProvenConstraints(TestingConstraints.checked(held), now));
    }
  }

  private static void change(Random random, TestingLane lane) throws IOException {
    int id = random.nextInt(KEYS);
    Record row = row(lane, random, id);
    switch (random.nextInt(8)) {
      case 0 -> lane.delete(row);
      case 1 -> lane.append(row(lane, random, KEYS + random.nextInt(1_000)));
      case 2 -> lane.upsert(row, row(lane, random, KEYS + id));
      case 3 -> deleteAt(random, lane);
      case 4 -> swap(random, lane);
      case 5 -> rewrite(lane);
      default -> lane.upsert(row);
    }
  }

  private static void deleteAt(Random random, TestingLane lane) {
    long position = random.nextInt(3);
    lane.content().files(SCHEMA).stream()
        .filter(file -> file.deletes().isEmpty())
        .findFirst()
        .ifPresent(file -> lane.deleteAt(file.file(), position));
  }

  /** Two rows get each other's values. */
  private static void swap(Random random, TestingLane lane) throws IOException {
    List<Record> rows = rows(lane);
    if (rows.size() > 1) {
      Record one = rows.get(random.nextInt(rows.size()));
      Record other = rows.get(random.nextInt(rows.size()));
      if (!one.get(0).equals(other.get(0))) {
        Record instead = one.copy(Map.of("id", other.get(0)));
        lane.upsert(other.copy(Map.of("id", one.get(0))), instead);
      }
    }
  }

  /** As compaction does. */
  private static void rewrite(TestingLane lane) throws IOException {
    lane.table
        .newOverwrite()
        .overwriteByRowFilter(Expressions.alwaysTrue())
        .addFile(lane.write(rows(lane)))
        .commit();
  }

  private static Record row(TestingLane lane, Random random, int id) {
    String name = random.nextInt(40) == 0 ? null : "n" + random.nextInt(200);
    Integer qty = random.nextInt(40) == 0 ? null : (Integer) random.nextInt(40);
    Double weight =
        random.nextInt(12) == 0
            ? WEIGHTS[random.nextInt(WEIGHTS.length)]
            : (Double) random.nextDouble();
    return lane.row(id, name, qty, weight);
  }

  private static List<Record> rows(TestingLane lane) throws IOException {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> each = IcebergGenerics.read(lane.table).build()) {
      each.forEach(rows::add);
    }
    return rows;
  }

  /** How many rows break each constraint that is broken, as simply as it can be told. */
  private static Map<String, Long> truth(List<Record> rows) {
    Map<String, Long> broken = new TreeMap<>();
    broken.put("name", shared(rows, "name"));
    broken.put("both", shared(rows, "name", "qty"));
    broken.put("weight", shared(rows, "weight"));
    broken.put("has", count(rows, row -> value(row, "name") == null || value(row, "qty") == null));
    broken.put("small", count(rows, ConstraintHistoriesTest::isLarge));
    broken.values().removeIf(count -> count == 0);
    return broken;
  }

  private static boolean isLarge(Record row) {
    Integer qty = (Integer) value(row, "qty");
    Object name = value(row, "name");
    return qty != null && qty >= 38 && name != null && !name.equals("n1");
  }

  private static long shared(List<Record> rows, String... columns) {
    Map<List<Object>, Long> counts = new HashMap<>();
    for (Record row : rows) {
      List<Object> values = new ArrayList<>();
      for (String column : columns) {
        values.add(value(row, column));
      }
      if (values.stream().noneMatch(Objects::isNull)) {
        counts.merge(values, 1L, Long::sum);
      }
    }
    return counts.values().stream().filter(count -> count > 1).mapToLong(each -> each).sum();
  }

  private static long count(List<Record> rows, Predicate<Record> broken) {
    return rows.stream().filter(broken).count();
  }

  /** There is one zero, and one NaN. */
  private static Object value(Record row, String column) {
    Object value = row.getField(column);
    return value instanceof Double number ? (Double) (number + 0.0) : value;
  }

  /** What the histories came to. */
  private static final class Tally {
    private int broken;
    private int held;
    private int fewer;

    void add(Map<String, Long> truth, Evidence anew, Evidence since) {
      broken += truth.size();
      held += RULES.size() - truth.size();
      fewer += since.coverage().files().bytesRead() < anew.coverage().files().bytesRead() ? 1 : 0;
    }
  }
}
