package io.penumbra.jobs.validate.constraint;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.validate.TestingLane;
import io.penumbra.jobs.validate.read.Throttle;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.constraint.Constraint;
import io.penumbra.sql.constraint.RowNaming;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnChecksTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(3, "weight", Types.DoubleType.get()),
          optional(4, "tags", Types.ListType.ofOptional(5, Types.StringType.get())));

  private final TestingLane lane = TestingLane.create(SCHEMA, 2);
  private List<FileScanTask> referenced = List.of();

  /** However little memory there is, each row counts once. */
  @ParameterizedTest
  @ValueSource(longs = {1, 7, 100, 1_000_000})
  void countEachRowOnceInAnyNumberOfPasses(long most) throws IOException {
    lane.append(IntStream.range(0, 300).mapToObj(id -> lane.row(id, "n" + id % 290)).toList());
    List<Discrepancy> found = new ArrayList<>();

    checks(most)
        .check(
            Constraint.parse("name", "UNIQUE (name)"), ShadowFiles.unproven(files()), found::add);

    assertThat(found).hasSize(10).allMatch(each -> each.rows() == 2);
    assertThat(found)
        .extracting(Discrepancy::message)
        .contains("name: name = 'n7' is in 2 rows, 297, 7");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 7, 1_000_000})
  void lookForValuesInAnyNumberOfPasses(long most) throws IOException {
    lane.append(IntStream.range(0, 30).mapToObj(id -> lane.row(id, "n" + id)).toList());
    referenced = files();
    lane.append(lane.row(100, "n7"), lane.row(101, null), lane.row(102, "x"), lane.row(103, "x"));
    String refers = "FOREIGN KEY (name) REFERENCES db.names (name)";
    List<Discrepancy> found = new ArrayList<>();

    checks(most)
        .check(Constraint.parse("known", refers), ShadowFiles.unproven(files()), found::add);

    assertThat(found).extracting(Discrepancy::recordId).containsExactlyInAnyOrder("102", "103");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "true; UNIQUE (name, weight)",
        "true; NOT NULL (tags)",
        "true; CHECK (name <> 'x' OR id BETWEEN 1 AND 7)",
        "false; UNIQUE (tags)",
        "false; UNIQUE (nothing)",
        "false; CHECK (weight > 1)",
        "false; CHECK (id + 1 > 2)",
        "false; CHECK (name = \"x\")",
        "true; FOREIGN KEY (name) REFERENCES db.names (name)",
        "true; FOREIGN KEY (name, weight) REFERENCES db.names (name, weight)",
        "false; FOREIGN KEY (weight, name) REFERENCES db.names (name, weight)",
        "false; FOREIGN KEY (name) REFERENCES db.names (nothing)",
        "false; FOREIGN KEY (name) REFERENCES db.others (name)",
      })
  void knowOnlyWhatMeansTheSameInFlinkSql(boolean known, String text) {
    assertThat(checks(10).knows(Constraint.parse("a", text))).isEqualTo(known);
  }

  private ColumnChecks checks(long most) {
    RowNaming names = new RowNaming(List.of("id"), values -> values.get(0).toString());
    TableColumns columns = new TableColumns(lane.table, SCHEMA, Throttle.NONE, bytes -> {});
    References references =
        constraint ->
            Optional.of(new ReferencedTable(columns, referenced))
                .filter(each -> constraint.referenced().equals("db.names"));
    return new ColumnChecks(columns, names, references, most);
  }

  private List<FileScanTask> files() throws IOException {
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> all = lane.table.newScan().planFiles()) {
      all.forEach(files::add);
    }
    return files;
  }
}
