package io.penumbra.sql.run;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.compare.Side;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Severity;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.check.ColumnScope;
import io.penumbra.sql.check.Template;
import io.penumbra.sql.engine.ResultTable;
import io.penumbra.tolerance.Tolerance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class CheckRunTest {
  private static final Schema BEFORE = new Schema(optional(1, "qty", Types.LongType.get()));
  private static final Schema AFTER = new Schema(optional(1, "amount", Types.LongType.get()));

  private final TestingEngine engine = new TestingEngine();
  private final List<Discrepancy> found = new ArrayList<>();

  @Test
  void findsNothingInEqualResults() {
    run("SELECT ${column:qty} FROM ${table}", "exact", result(1L, null), result(null, 1L));

    assertThat(found).isEmpty();
    assertThat(engine.statements)
        .containsExactly("SELECT \"qty\" FROM primary", "SELECT \"amount\" FROM shadow");
  }

  @Test
  void showsBothResultsOfADifference() {
    run("SELECT 1 FROM ${table}", "exact", result(1L, 2L, 2L), result(2L, "1"));

    assertThat(found)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.type()).isEqualTo(Category.QUERY_MISMATCH);
              assertThat(each.severity()).isEqualTo(Severity.WARN);
              assertThat(each.message())
                  .isEqualTo("own: the primary alone gives (1), (2), the shadow alone gives ('1')");
            });
  }

  @Test
  void namesTheColumnsOfASingleRow() {
    ResultTable primary =
        new ResultTable(
            List.of("rows", "largest qty", "smallest qty"), List.of(List.of(3L, 9L, 1L)), true);
    ResultTable shadow = new ResultTable(primary.columns(), List.of(List.of(3L, 8L, 0L)), true);

    run("SELECT 1 FROM ${table}", "exact", primary, shadow);

    assertThat(found.get(0).message())
        .isEqualTo(
            "own: largest qty is 9 in the primary and 8 in the shadow;"
                + " smallest qty is 1 in the primary and 0 in the shadow");
  }

  @Test
  void saysHowManyRowsItDoesNotShow() {
    run("SELECT 1 FROM ${table}", "exact", result(1L, 2L, 3L, 4L, 5L, 6L, 7L), result());

    assertThat(found.get(0).message())
        .endsWith("gives (1), (2), (3), (4), (5) and 2 more rows, the shadow alone gives nothing");
  }

  @Test
  void countsWhatTheToleranceAdmits() {
    run("SELECT 1 FROM ${table}", "absolute 1", result(1L, 5L, 5L), result(2L, 5L, 6L));

    assertThat(found)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.type()).isEqualTo(Category.TOLERATED);
              assertThat(each.rows()).isEqualTo(2);
            });
  }

  @Test
  void leavesAGapWhereItCanNotTell() {
    run("SELECT ${column:gone} FROM ${table}", "exact", result(), result());
    run("SELECT 1 FROM nowhere", "exact", result(), result());
    run("SELECT 1 FROM ${table}", "exact", result(), new ResultTable(List.of(), List.of(), false));

    assertThat(found)
        .extracting(Discrepancy::type)
        .containsExactly(Category.NOT_VALIDATED, Category.NOT_VALIDATED, Category.NOT_VALIDATED);
    assertThat(found)
        .extracting(Discrepancy::message)
        .anyMatch(message -> message.contains("[gone]"))
        .anyMatch(message -> message.contains("no result"))
        .anyMatch(message -> message.contains("more than 10000 rows"));
  }

  private void run(String sql, String tolerance, ResultTable primary, ResultTable shadow) {
    engine.gives(Side.PRIMARY, primary).gives(Side.SHADOW, shadow);
    Check check =
        new Check(
            "own",
            "mistakes",
            ColumnScope.NONE,
            Tolerance.parse(tolerance),
            Severity.WARN,
            new Template(sql));
    Fitting fitting = Fitting.of(ColumnPlan.of(BEFORE, AFTER, List.of(1)), engine);
    new CheckRun(engine, fitting).run(check, found::add);
  }

  private static ResultTable result(Object... values) {
    List<List<Object>> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(Collections.singletonList(value));
    }
    return new ResultTable(List.of("n"), rows, true);
  }
}
