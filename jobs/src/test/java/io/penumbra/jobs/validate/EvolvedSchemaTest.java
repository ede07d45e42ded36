package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Category;
import io.penumbra.report.ColumnCoverage;
import io.penumbra.report.ColumnCoverage.Status;
import io.penumbra.report.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changed columns are compared, never skipped; a shared file proves only what is read from it. */
class EvolvedSchemaTest {
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "rate", Types.FloatType.get()),
          optional(3, "amount", Types.DecimalType.of(9, 2)),
          optional(4, "note", Types.StringType.get()),
          optional(5, "old", Types.StringType.get()));

  private TestingLane primary;
  private TestingLane shadow;

  @BeforeEach
  void create(@TempDir Path folder) {
    primary = TestingLane.create(folder.resolve("p"), SCHEMA, 2);
    shadow = TestingLane.create(folder.resolve("s"), SCHEMA, 2);
  }

  @Test
  void comparesWidenedRenamedAndMovedColumnsWithTheirKey() {
    evolve();
    primary.append(row(primary, 1), row(primary, 2));
    shadow.append(evolved("comment 1", 1L), evolved("comment 2", 2L));

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().columns())
        .contains(
            new ColumnCoverage(1, "id", "key", Status.COMPARED, ""),
            new ColumnCoverage(3, "amount", "amount", Status.COMPARED, ""),
            new ColumnCoverage(5, "old", "", Status.DROPPED, "the shadow has no such column"),
            new ColumnCoverage(6, "", "added", Status.ADDED, "the primary has no such column"));
  }

  @Test
  void findsAnErrorInAColumnThatWasWidenedAndRenamed() {
    evolve();
    primary.append(row(primary, 1), row(primary, 2));
    shadow.append(evolved("comment 1", 1L), shadow.row("comment", 2L, 0.1, money("2.20"), null));

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.messages())
        .containsExactly(
            "rate: expected 0.10000000149011612, shadow has 0.1",
            "remark: expected comment 2, shadow has comment");
    assertThat(said.found().discrepancies())
        .allSatisfy(each -> assertThat(each.recordId()).isEqualTo("{\"id\":2}"));
  }

  @Test
  void provesASharedFileWithoutAReadHoweverItsColumnsAreNamed() {
    shadow.table.updateSchema().renameColumn("note", "remark").deleteColumn("old").commit();
    DataFile shared = primary.append(row(primary, 1), row(primary, 2));
    shadow.table.newAppend().appendFile(shared).commit();

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().files().planned()).isZero();
    assertThat(said.coverage().files().rowsIdentical()).isEqualTo(2);
  }

  /** The new column of the old name reads nothing from the shared file: it is no proof of it. */
  @Test
  void takesAColumnDroppedAndAddedAgainForAnotherOne() {
    shadow.table.updateSchema().deleteColumn("note").commit();
    shadow.table.updateSchema().addColumn("note", Types.StringType.get()).commit();
    DataFile shared = primary.append(row(primary, 1));
    shadow.table.newAppend().appendFile(shared).commit();

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.coverage().columns())
        .contains(
            new ColumnCoverage(4, "note", "", Status.DROPPED, "the shadow has no such column"),
            new ColumnCoverage(6, "", "note", Status.ADDED, "the primary has no such column"));
  }

  @Test
  void readsASharedFileWhoseDeletesDiffer() {
    DataFile shared = primary.append(row(primary, 1), row(primary, 2));
    shadow.table.newAppend().appendFile(shared).commit();
    shadow.deleteAt(shared, 1);

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.summary().byType()).containsOnlyKeys(Category.ROW_MISSING_IN_SHADOW);
    assertThat(said.coverage().files().identical()).isZero();
  }

  /** Both lanes list the file, one of them twice: its rows are there twice. */
  @Test
  void doesNotTakeAFileListedTwiceForOne() {
    DataFile shared = primary.append(row(primary, 1));
    shadow.table.newAppend().appendFile(shared).commit();
    shadow.table.newAppend().appendFile(shared).commit();

    assertThat(TestingComparison.direct(primary, shadow, 1).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void appliesDeletesByAColumnThatTheShadowHasDropped() {
    shadow.append(row(shadow, 1), row(shadow, 2));
    shadow.deleteBy("old", "old 2");
    shadow.table.updateSchema().deleteColumn("old").commit();
    shadow.append(shadow.row(3, 0.1f, money("3.30"), "comment 3"));
    primary.append(row(primary, 1), row(primary, 3));

    TestingComparison said = TestingComparison.direct(primary, shadow, 1);

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
  }

  /** Moves the key behind another column, widens all numbers, renames, drops and adds. */
  private void evolve() {
    shadow
        .table
        .updateSchema()
        .renameColumn("note", "remark")
        .moveFirst("note")
        .renameColumn("id", "key")
        .updateColumn("id", Types.LongType.get())
        .updateColumn("rate", Types.DoubleType.get())
        .updateColumn("amount", Types.DecimalType.of(18, 2))
        .deleteColumn("old")
        .addColumn("added", Types.IntegerType.get())
        .commit();
  }

  private static Record row(TestingLane lane, int id) {
    return lane.row(id, 0.1f, money(id + "." + id + "0"), "comment " + id, "old " + id);
  }

  private Record evolved(String remark, long id) {
    return shadow.row(remark, id, (double) 0.1f, money(id + "." + id + "0"), 7);
  }

  private static BigDecimal money(String text) {
    return new BigDecimal(text);
  }
}
