package io.penumbra.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.ddl.Ddl;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import org.apache.iceberg.types.Types;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SchemaPlanTest {
  private final TableForm table = TestingTable.form(2);

  @Test
  void addedColumnsGetIdsThatTheTableNeverGaveOut() {
    SchemaPlan plan =
        plan("ALTER TABLE orders ADD COLUMN tax DOUBLE, ADD COLUMN at STRUCT<x INT, y INT> FIRST");

    assertThat(plan.added())
        .containsExactly(new AddedColumn(42, "at", false), new AddedColumn(41, "tax", false));
    assertThat(plan.touched()).containsExactly(41, 42, 43, 44);
    assertThat(plan.after().lastColumnId()).isEqualTo(44);
    assertThat(plan.after().schema().columns().get(0).name()).isEqualTo("at");
    assertThat(plan.accepted()).isSameAs(plan);
  }

  @Test
  void aColumnThatIsDroppedAndAddedAgainIsAnotherOne() {
    SchemaPlan plan = plan("ALTER TABLE orders DROP COLUMN weight, ADD COLUMN weight DOUBLE");

    assertThat(plan.after().schema().findField("weight").fieldId()).isEqualTo(41);
    assertThat(plan.after().schema().findField(8)).isNull();
    assertThat(plan.touched()).containsExactly(8, 41);
  }

  @Test
  void clausesAreAppliedInOrder() {
    SchemaPlan plan =
        plan(
            "ALTER TABLE orders RENAME COLUMN weight TO mass, ALTER COLUMN mass TYPE DOUBLE,"
                + " ALTER COLUMN mass FIRST");

    assertThat(plan.after().schema().columns().get(0))
        .isEqualTo(Types.NestedField.optional(8, "mass", Types.DoubleType.get()));
    assertThat(plan.risk()).isEqualTo(Risk.HIGH);
  }

  @Test
  void theOrderMayLetGoOfAColumnThatTheStatementDrops() {
    SchemaPlan plan =
        plan("ALTER TABLE orders DROP COLUMN o_clerk, WRITE ORDERED BY o_custkey DESC");

    assertThat(plan.accepted().after().order().fields())
        .singleElement()
        .satisfies(field -> assertThat(field.sourceId()).isEqualTo(2));
  }

  @Test
  void theOrderFollowsItsColumnThroughARename() {
    SchemaPlan plan = plan("ALTER TABLE orders RENAME COLUMN o_clerk TO clerk").accepted();

    assertThat(plan.after().order().fields().get(0).sourceId()).isEqualTo(6);
    assertThat(plan.after().order().schema().findField(6).name()).isEqualTo("clerk");
  }

  @Test
  void everyFieldIsListedBeforeAndAfter() {
    List<FieldPlan> fields =
        plan("ALTER TABLE orders RENAME COLUMN address.city TO town, DROP COLUMN weight").fields();

    assertThat(fields).hasSize(31);
    assertThat(fields.stream().filter(FieldPlan::changed).filter(f -> f.after().isEmpty()))
        .singleElement()
        .satisfies(dropped -> assertThat(dropped.fieldId()).isEqualTo(8));
    assertThat(fields.stream().filter(field -> field.fieldId() == 11))
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.before().orElseThrow().name()).isEqualTo("address.city");
              assertThat(field.after().orElseThrow().name()).isEqualTo("address.town");
            });
  }

  @Test
  void allProblemsOfAStatementAreToldAtOnce() {
    SchemaPlan plan =
        plan(
            "ALTER TABLE orders DROP COLUMN o_orderkey,\n  RENAME COLUMN o_coment TO c,\n"
                + "  ALTER COLUMN o_comment TYPE INT");

    assertThat(plan.problems()).hasSize(3);
    assertThat(plan.classification()).isEqualTo(Classification.ILLEGAL);
    assertThatThrownBy(plan::accepted)
        .asInstanceOf(InstanceOfAssertFactories.type(PenumbraException.class))
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.DDL_UNKNOWN_COLUMN);
              assertThat(error)
                  .hasMessageContaining("3 problems")
                  .hasMessageContaining("line 1, column 32: Column o_orderkey is in the key")
                  .hasMessageContaining("line 2, column 17: There is no column o_coment")
                  .hasMessageContaining(
                      "line 3, column 16: Column o_comment cannot be read as int");
              assertThat(error.next()).contains("Did you mean o_comment?");
            });
  }

  private SchemaPlan plan(String ddl) {
    return SchemaPlan.of(Ddl.parseOne(ddl), table);
  }
}
