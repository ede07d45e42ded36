package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;
import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.report.Category;
import io.penumbra.report.Verdict;
import java.util.Arrays;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.ListType;
import org.apache.iceberg.types.Types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A struct or a list is there or not, whichever of the fields in it are compared. */
class NestedColumnsTest {
  private static final StructType CITY =
      StructType.of(optional(10, "city", Types.StringType.get()));
  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()),
          optional(2, "home", CITY),
          optional(
              3,
              "former",
              ListType.ofOptional(
                  11, StructType.of(optional(12, "city", Types.StringType.get())))));

  private TestingLane primary;
  private TestingLane shadow;

  @BeforeEach
  void create() {
    primary = TestingLane.create(SCHEMA, 2);
    shadow = TestingLane.create(SCHEMA, 2);
  }

  @Test
  void findsNothingWhereNoFieldIsInBothAndAllElseIsEqual() {
    replaceAllFields();
    fill(primary, 2, true, true);
    fill(shadow, 2, true, true);

    TestingComparison said = said();

    assertThat(said.messages()).isEmpty();
    assertThat(said.verdict()).isEqualTo(Verdict.PASS);
    assertThat(said.coverage().rows().equal()).isEqualTo(2);
  }

  @Test
  void findsAStructThatIsGoneAlthoughNoFieldIsInBoth() {
    replaceAllFields();
    fill(primary, 2, true, true);
    fill(shadow, 2, false, true);

    assertThat(said().summary().byType()).containsOnlyKeys(Category.NULL_MISMATCH);
  }

  @Test
  void findsAListOfAnotherLengthAlthoughNoFieldIsInBoth() {
    replaceAllFields();
    fill(primary, 2, true, true);
    fill(shadow, 3, true, true);

    assertThat(said().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void tellsAListThatIsEmptyFromNone() {
    replaceAllFields();
    fill(primary, 0, true, true);
    fill(shadow, 0, true, false);

    assertThat(said().summary().byType()).containsOnlyKeys(Category.NULL_MISMATCH);
  }

  /** Iceberg reads a struct as NULL from a Parquet file that has none of the fields asked for. */
  @Test
  void findsAStructThatIsGoneWhereItsFileHasNoneOfTheComparedFields() {
    fill(primary, 1, true, true);
    primary.table.updateSchema().addColumn("home", "zip", Types.StringType.get()).commit();
    shadow.table.updateSchema().addColumn("home", "zip", Types.StringType.get()).commit();
    shadow.table.updateSchema().deleteColumn("home.city").commit();
    fill(shadow, 1, false, true);

    assertThat(said().summary().byType()).containsOnlyKeys(Category.NULL_MISMATCH);
  }

  /** What readers of the shadow see of the file is NULL, as it has only the field that is gone. */
  @Test
  void takesASharedFileForNoProofOfAStructThatLacksAField() {
    DataFile shared = fill(primary, 1, true, true);
    primary.table.updateSchema().addColumn("home", "zip", Types.StringType.get()).commit();
    shadow.table.updateSchema().addColumn("home", "zip", Types.StringType.get()).commit();
    shadow.table.updateSchema().deleteColumn("home.city").commit();
    shadow.table.newAppend().appendFile(shared).commit();

    TestingComparison said = said();

    assertThat(said.coverage().files().identical()).isZero();
    assertThat(said.summary().byType()).containsOnlyKeys(Category.NULL_MISMATCH);
  }

  private TestingComparison said() {
    return TestingComparison.direct(primary, shadow, 1);
  }

  /** In the shadow, all that is nested is another field. */
  private void replaceAllFields() {
    shadow
        .table
        .updateSchema()
        .addColumn("home", "zip", Types.StringType.get())
        .addColumn("former.element", "zip", Types.StringType.get())
        .commit();
    shadow.table.updateSchema().deleteColumn("home.city").commit();
    shadow.table.updateSchema().deleteColumn("former.element.city").commit();
  }

  /** A row with a home or none, and with so many former ones or none; and a row of NULLs. */
  private static DataFile fill(TestingLane lane, int former, boolean home, boolean list) {
    Record[] elements = new Record[former];
    Arrays.fill(elements, struct(lane, "former.element"));
    return lane.append(
        lane.row(1, home ? struct(lane, "home") : null, list ? Arrays.asList(elements) : null),
        lane.row(2, null, null));
  }

  private static Record struct(TestingLane lane, String name) {
    StructType type = lane.table.schema().findType(name).asStructType();
    Record struct = GenericRecord.create(type);
    struct.set(0, "x");
    return struct;
  }
}
