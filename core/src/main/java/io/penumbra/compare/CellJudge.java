package io.penumbra.compare;

import io.penumbra.report.Category;
import io.penumbra.report.Cell;
import io.penumbra.report.Discrepancy;
import io.penumbra.tolerance.Tolerance;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/** Says which values of two rows differ, and how. */
final class CellJudge {
  private final StructType primary;
  private final StructType shadow;
  private final Map<Integer, Tolerance> tolerances;

  /**
   * @param tolerances by field id
   */
  private CellJudge(StructType primary, StructType shadow, Map<Integer, Tolerance> tolerances) {
    this.primary = primary;
    this.shadow = shadow;
    this.tolerances = tolerances;
  }

  static CellJudge of(ColumnPlan plan) {
    return new CellJudge(plan.primary().asStruct(), plan.shadow().asStruct(), plan.tolerances());
  }

  /**
   * @param known the cause of all differences, which no tolerance admits; absent when each is
   *     looked for
   */
  void judge(
      String recordId,
      byte[] primaryRow,
      byte[] shadowRow,
      Optional<Cause> known,
      Consumer<Discrepancy> out) {
    Path top = new Path("", "", primary, shadow, known);
    judge(top, recordId, Cells.split(primaryRow), Cells.split(shadowRow), out);
  }

  private void judge(
      Path path,
      String recordId,
      List<ByteBuffer> primaryCells,
      List<ByteBuffer> shadowCells,
      Consumer<Discrepancy> out) {
    List<NestedField> primaryFields = RowEncoding.byId(path.primary().fields());
    List<NestedField> shadowFields = RowEncoding.byId(path.shadow().fields());
    for (int i = 0; i < primaryFields.size(); i++) {
      ByteBuffer expected = primaryCells.get(i);
      ByteBuffer actual = shadowCells.get(i);
      if (!expected.equals(actual)) {
        field(
            path.field(primaryFields.get(i), shadowFields.get(i)), recordId, expected, actual, out);
      }
    }
  }

  private void field(
      Field field,
      String recordId,
      ByteBuffer expectedCell,
      ByteBuffer actualCell,
      Consumer<Discrepancy> out) {
    Object expected = Values.of(expectedCell);
    Object actual = Values.of(actualCell);
    if (field.isStruct() && expected != null && actual != null) {
      judge(field.inside(), recordId, cells(expected), cells(actual), out);
      return;
    }
    Cause cause =
        field
            .known()
            .or(() -> tolerated(field, expected, actual))
            .orElseGet(() -> Causes.of(expected, actual, field.isDefault(actualCell)));
    Cell cell = field.cell(expectedCell, actualCell);
    out.accept(
        Discrepancy.ofCell(cause.category(), cause.pattern(), cell.inWords(), recordId, cell));
  }

  private Optional<Cause> tolerated(Field field, Object expected, Object actual) {
    return Optional.ofNullable(tolerances.get(field.shadow().fieldId()))
        .filter(tolerance -> tolerance.admits(expected, actual))
        .map(tolerance -> new Cause(Category.TOLERATED, tolerance.toString()));
  }

  @SuppressWarnings("unchecked")
  private static List<ByteBuffer> cells(Object struct) {
    return (List<ByteBuffer>) struct;
  }

  /** Where a struct is in both schemas: prefixes of its fields' names, and its types. */
  private record Path(
      String primaryPrefix,
      String shadowPrefix,
      StructType primary,
      StructType shadow,
      Optional<Cause> known) {
    Field field(NestedField primaryField, NestedField shadowField) {
      return new Field(
          primaryPrefix + primaryField.name(),
          shadowPrefix + shadowField.name(),
          primaryField,
          shadowField,
          known);
    }
  }

  /** One field of both schemas. */
  private record Field(
      String primaryName,
      String shadowName,
      NestedField primary,
      NestedField shadow,
      Optional<Cause> known) {
    boolean isStruct() {
      return shadow.type().isStructType();
    }

    Path inside() {
      return new Path(
          primaryName + ".",
          shadowName + ".",
          primary.type().asStructType(),
          shadow.type().asStructType(),
          known);
    }

    boolean isDefault(ByteBuffer cell) {
      return Defaults.holds(shadow, cell);
    }

    Cell cell(ByteBuffer expected, ByteBuffer actual) {
      return new Cell(
          shadowName,
          primaryName,
          shadow.fieldId(),
          primary.type().toString(),
          shadow.type().toString(),
          Values.text(expected),
          Values.text(expected),
          Values.text(actual),
          Optional.empty());
    }
  }
}
