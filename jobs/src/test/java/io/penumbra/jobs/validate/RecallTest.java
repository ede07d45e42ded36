package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Category;
import io.penumbra.report.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

/** How many planted errors are found, and under which name. The docs publish its table. */
class RecallTest {
  private static final Path PUBLISHED = Path.of("../docs/recall.md");
  private static final int ROWS = 1_500;
  private static final int[] COUNTS = {1, 10, 1_000};
  private static final LocalDateTime TIME = LocalDateTime.parse("2026-01-05T10:20:30.123456");
  private static final Schema SCHEMA =
      new Schema(
          optional(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "amount", Types.DecimalType.of(14, 4)),
          optional(4, "at", Types.TimestampType.withoutZone()),
          optional(5, "qty", Types.LongType.get()),
          optional(6, "rate", Types.DoubleType.get()),
          optional(7, "note", Types.StringType.get()),
          Types.NestedField.optional("state")
              .withId(8)
              .ofType(Types.StringType.get())
              .withWriteDefault(Literal.of("none"))
              .build());

  /** What was said of errors of one kind, planted some times. */
  private record Line(Plant plant, int planted, SortedMap<Category, Long> said) {
    long named() {
      return said.getOrDefault(plant.category(), 0L);
    }

    /** A row without a key is one that the primary lacks as well. */
    long found() {
      long all = said.values().stream().mapToLong(Long::longValue).sum();
      return plant.category() == Category.NULL_KEY ? all / 2 : all;
    }

    @Override
    public String toString() {
      return "| %s | %s | %,d | %,d | %,d |"
          .formatted(plant.category(), plant.what(), planted, found(), named());
    }
  }

  @Test
  void findsEveryPlantedErrorByItsName() throws IOException {
    TestingLane primary = TestingLane.create(SCHEMA, 3);
    List<Record> rows = rows(primary);
    primary.append(rows.stream().map(Plant::before).toList());
    primary.upsert(rows.toArray(Record[]::new));
    List<Line> table = new ArrayList<>();
    for (Plant plant : Plant.all()) {
      for (int count : COUNTS) {
        table.add(compare(plant, count, primary, rows));
      }
    }

    assertThat(table)
        .allSatisfy(line -> assertThat(line.found()).as("%s", line).isEqualTo(line.planted()))
        .allSatisfy(
            line ->
                assertThat((double) line.named())
                    .as("%s", line)
                    .isGreaterThanOrEqualTo(line.planted() * 0.99));
    String published = table.stream().map(Line::toString).collect(Collectors.joining("\n"));
    assertThat(Files.readString(PUBLISHED)).as("docs/recall.md").contains(published);
  }

  private Line compare(Plant plant, int count, TestingLane primary, List<Record> rows) {
    TestingLane shadow = TestingLane.create(SCHEMA, 3);
    shadow.append(planted(plant, count, rows));

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.verdict()).as(plant.what()).isEqualTo(Verdict.FAIL);
    return new Line(plant, count, said.summary().byType());
  }

  /** Errors are spread over the table. */
  private static List<Record> planted(Plant plant, int count, List<Record> rows) {
    List<Record> planted = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean wrong = (long) i * count / ROWS != (long) (i + 1) * count / ROWS;
      planted.addAll(wrong ? plant.wrong().of(rows.get(i)) : List.of(rows.get(i)));
    }
    return planted;
  }

  private static List<Record> rows(TestingLane lane) {
    List<Record> rows = new ArrayList<>();
    for (int id = 0; id < ROWS; id++) {
      BigDecimal amount = new BigDecimal(id + ".1234");
      rows.add(lane.row(id, "näme " + id, amount, TIME, 5_000_000_000L + id, id + 0.1, null, "on"));
    }
    return rows;
  }
}
