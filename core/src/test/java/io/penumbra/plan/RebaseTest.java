package io.penumbra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.ddl.Ddl;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebaseTest {
  private final TableForm base = TestingTable.form(2);

  @Test
  void aSecondPromotionKeepsWhatTheFirstAdded() {
    TableForm first = changed(base, "ADD COLUMN tax DOUBLE");
    TableForm second = changed(base.taken(first.lastColumnId()), "ADD COLUMN note STRING");

    TableForm rebased = clean(Rebase.of(base, second, first));

    assertThat(rebased.schema().findField("tax").fieldId()).isEqualTo(41);
    assertThat(rebased.schema().findField("note").fieldId()).isEqualTo(42);
    assertThat(rebased.schema().findType("note")).isEqualTo(Types.StringType.get());
  }

  @Test
  void aFieldIdThatWasTakenMeanwhileIsGivenAnew() {
    TableForm lane = changed(base, "ADD COLUMN at STRUCT<x INT, y INT> AFTER o_custkey");
    TableForm main = changed(base, "ADD COLUMN tax DOUBLE");

    Rebased rebased = Rebase.of(base, lane, main);

    assertThat(rebased)
        .asInstanceOf(InstanceOfAssertFactories.type(Rebased.Clean.class))
        .satisfies(
            clean -> {
              assertThat(clean.renumbered()).containsEntry(41, 44).containsKeys(42, 43);
              Schema schema = clean.form().schema();
              assertThat(schema.findField("tax").fieldId()).isEqualTo(41);
              assertThat(schema.findField("at").fieldId()).isEqualTo(44);
              assertThat(schema.columns().get(2).name()).isEqualTo("at");
              assertThat(clean.form().lastColumnId()).isEqualTo(46);
            });
  }

  @Test
  void columnsThatSwapTheirNamesAreRebased() {
    TableForm lane =
        changed(
            base,
            "RENAME COLUMN o_comment TO x, RENAME COLUMN o_clerk TO o_comment,"
                + " RENAME COLUMN x TO o_clerk");
    TableForm main = changed(base, "ADD COLUMN tax DOUBLE");

    TableForm rebased = clean(Rebase.of(base, lane, main));

    assertThat(rebased.schema().findField(5).name()).isEqualTo("o_clerk");
    assertThat(rebased.schema().findField(6).name()).isEqualTo("o_comment");
  }

  @Test
  void theSameChangeOnBothSidesIsNoConflict() {
    TableForm lane = changed(base, "RENAME COLUMN weight TO mass, ADD COLUMN tax DOUBLE");
    TableForm main = changed(base, "RENAME COLUMN weight TO mass");

    assertThat(clean(Rebase.of(base, lane, main)).schema().sameSchema(lane.schema())).isTrue();
  }

  @Test
  void anAdditionAtTheEndStaysAtTheEnd() {
    TableForm lane = changed(base.taken(50), "ADD COLUMN a INT, ADD COLUMN b INT");
    TableForm main = changed(base, "ADD COLUMN c INT, DROP COLUMN \"a.b\"");

    assertThat(clean(Rebase.of(base, lane, main)).schema().columns())
        .extracting(Types.NestedField::name)
        .endsWith("c", "a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RENAME COLUMN weight TO a | RENAME COLUMN weight TO b | weight",
        "RENAME COLUMN weight TO a | ALTER COLUMN weight TYPE DOUBLE | weight",
        "DROP COLUMN weight | ALTER COLUMN weight FIRST | weight",
        "ALTER COLUMN weight FIRST | ALTER COLUMN weight AFTER o_orderkey | weight",
        "DROP COLUMN address | RENAME COLUMN address.city TO town | address.city",
        "ADD COLUMN address.zip STRING | DROP COLUMN address | address",
        "DROP COLUMN address | ADD COLUMN address.zip STRING | address",
        "WRITE ORDERED BY weight | DROP COLUMN weight | weight",
        "WRITE ORDERED BY weight | WRITE UNORDERED | write order",
        "DROP COLUMN weight | WRITE ORDERED BY weight | weight",
      })
  void oneFieldTouchedByBothIsAConflictThatNamesIt(String ours, String theirs, String column) {
    Rebased rebased = Rebase.of(base, changed(base, ours), changed(base, theirs));

    assertThat(rebased)
        .asInstanceOf(InstanceOfAssertFactories.type(Rebased.Conflict.class))
        .satisfies(
            conflict -> {
              assertThat(conflict.clashes()).extracting(Clash::column).contains(column);
              assertThat(conflict.reason()).contains("the proposal would", "the table:");
            });
  }

  @Test
  void aNameThatWasTakenMeanwhileIsAConflict() {
    TableForm lane = changed(base, "ADD COLUMN tax DOUBLE");
    TableForm main = changed(base, "RENAME COLUMN weight TO Tax");

    assertThat(Rebase.of(base, lane, main))
        .asInstanceOf(InstanceOfAssertFactories.type(Rebased.Conflict.class))
        .extracting(Rebased.Conflict::reason)
        .asString()
        .contains("add tax double", "Name 'tax' is taken: column Tax (field 8, float)");
  }

  @Test
  void aMoveAndARenameOfOneColumnGoTogether() {
    TableForm lane = changed(base, "ALTER COLUMN weight FIRST");
    TableForm main = changed(base, "RENAME COLUMN weight TO mass");

    assertThat(clean(Rebase.of(base, lane, main)).schema().columns().get(0).name())
        .isEqualTo("mass");
  }

  private static TableForm changed(TableForm form, String clauses) {
    return SchemaPlan.of(Ddl.parseOne("ALTER TABLE orders " + clauses), form).accepted().after();
  }

  private static TableForm clean(Rebased rebased) {
    assertThat(rebased).isInstanceOf(Rebased.Clean.class);
    return ((Rebased.Clean) rebased).form();
  }
}
