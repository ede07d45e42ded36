package io.penumbra.compare;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import io.penumbra.report.Category;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import io.penumbra.report.Discrepancy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.Test;

class ColumnPlanTest {
  private static final Schema PRIMARY =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "name", Types.StringType.get()),
          optional(
              3,
              "home",
              StructType.of(
                  optional(4, "city", Types.StringType.get()),
                  optional(5, "zip", Types.StringType.get()))));

  private static final Schema SHADOW =
      new Schema(
          optional(
              3,
              "address",
              StructType.of(
                  optional(6, "country", Types.StringType.get()),
                  optional(4, "town", Types.StringType.get()))),
          required(1, "id", Types.LongType.get()),
          optional(7, "name", Types.StringType.get()));

  /** A column dropped and added again has another id: it is another column. */
  @Test
  void pairsByFieldIdAndNotByName() {
    ColumnPlan plan = ColumnPlan.of(PRIMARY, SHADOW, List.of(1));

    assertThat(plan.columns())
        .containsExactlyInAnyOrder(
            column(3, "home", "address", Status.COMPARED, ""),
            column(6, "", "address.country", Status.ADDED, "the primary has no such column"),
            column(4, "home.city", "address.town", Status.COMPARED, ""),
            column(5, "home.zip", "", Status.DROPPED, "the shadow has no such column"),
            column(1, "id", "id", Status.COMPARED, ""),
            column(7, "", "name", Status.ADDED, "the primary has no such column"),
            column(2, "name", "", Status.DROPPED, "the shadow has no such column"));
    assertThat(plan.primary().columns()).hasSize(2);
  }

  @Test
  void saysWhatCannotBeCompared() {
    Schema text = new Schema(required(1, "id", Types.StringType.get()));
    Schema scale = new Schema(required(1, "id", Types.DecimalType.of(9, 2)));
    Schema finer = new Schema(required(1, "id", Types.DecimalType.of(9, 3)));

    assertThat(ColumnPlan.of(new Schema(PRIMARY.findField(1)), text, List.of()).columns())
        .containsExactly(column(1, "id", "id", Status.NOT_VALIDATED, "int is not read as string"));
    assertThat(ColumnPlan.of(scale, finer, List.of()).notValidated()).containsExactly("id");
  }

  @Test
  void namesTheNestedFieldThatDiffers() {
    ColumnPlan plan = ColumnPlan.of(PRIMARY, SHADOW, List.of(1));
    TestingRow home = TestingRow.of("Rome");
    TestingRow address = TestingRow.of("Roma");
    KeyGroup group = new KeyGroup(plan.keys(Side.PRIMARY).encode(TestingRow.of(1, home)));
    group.add(Side.PRIMARY, plan.rows(Side.PRIMARY).encode(TestingRow.of(1, home)));
    group.add(Side.SHADOW, plan.rows(Side.SHADOW).encode(TestingRow.of(address, 1L)));

    List<Discrepancy> found = new ArrayList<>();
    long equal = RowJudge.of(plan, key -> "{\"id\":1}").judge(group, found::add);

    assertThat(equal).isZero();
    assertThat(found)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.type()).isEqualTo(Category.VALUE_MISMATCH);
              assertThat(each.message()).isEqualTo("address.town: expected Rome, shadow has Roma");
              assertThat(each.cell().orElseThrow().primaryColumn()).isEqualTo("home.city");
            });
  }

  @Test
  void leavesColumnsOut() {
    ColumnPlan all = ColumnPlan.of(PRIMARY, SHADOW, List.of(1));
    ColumnPlan plan = all.only(Set.of("address"));

    assertThat(plan.primary()).asString().isEqualTo(all.primary().toString());
    assertThat(all.only(Set.of("home.city")).shadow().findField(4)).isNotNull();
    ColumnPlan keyOnly = all.only(Set.of("id"));
    assertThat(keyOnly.primary().columns()).extracting(NestedField::name).containsExactly("id");
    assertThat(keyOnly.notValidated()).containsExactlyInAnyOrder("address", "address.town");
    assertThatThrownBy(() -> all.only(Set.of("nome")))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("Neither table nor shadow has a column 'nome'");
  }

  private static ColumnCoverage column(
      int id, String primary, String shadow, Status status, String reason) {
    return new ColumnCoverage(id, primary, shadow, status, reason);
  }
}
