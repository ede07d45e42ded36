package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.ValueKind;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.constraint.Constraint;
import io.penumbra.sql.constraint.RowNaming;
import io.penumbra.sql.constraint.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** Checks constraints by reading no more than the columns that decide. Not thread-safe. */
public final class ColumnChecks {
  /** Some 200 MB. */
  private static final long MOST_VALUES = 3_000_000;

  private final TableColumns columns;
  private final RowNaming names;
  private final References references;
  private final long most;

  /**
   * @param names of the shadow's rows
   */
  public ColumnChecks(TableColumns columns, RowNaming names, References references) {
    this(columns, names, references, MOST_VALUES);
  }

  /**
   * @param most values that are held at once
   */
  ColumnChecks(TableColumns columns, RowNaming names, References references, long most) {
    this.columns = columns;
    this.names = names;
    this.references = references;
    this.most = most;
  }

  /** Whether it is told here which rows break a constraint; else Flink SQL has to be asked. */
  public boolean knows(Constraint constraint) {
    return switch (constraint.kind()) {
      case UNIQUE -> constraint.columns().stream().allMatch(this::isPlain) && named();
      case NOT_NULL -> constraint.columns().stream().allMatch(this::isRead) && named();
      case CHECK -> CheckCondition.of(constraint.check(), schema()).isPresent() && named();
      case REFERENCE -> reference(constraint).isPresent() && named();
    };
  }

  /** Columns that a constraint is about, in the shadow. */
  public List<Integer> tested(Constraint constraint) {
    return constraint.kind() == Constraint.Kind.CHECK
        ? condition(constraint).condition().fieldIds()
        : ids(constraint.columns());
  }

  /** Field ids of the key. */
  public List<Integer> key() {
    return ids(names.columns());
  }

  /**
   * Tells the rows that break a constraint which is known.
   *
   * @param out takes what is wrong
   */
  public void check(Constraint constraint, ShadowFiles files, Consumer<Discrepancy> out) {
    List<Integer> tested = tested(constraint).stream().distinct().toList();
    List<Integer> told = new ArrayList<>(ids(constraint.columns()));
    told.addAll(key());
    Broken broken =
        switch (constraint.kind()) {
          case UNIQUE -> new UniqueCheck(columns, tested, most).check(files, told);
          case REFERENCE -> refers(constraint, files, told);
          case NOT_NULL ->
              new RowCheck(columns, tested, (rows, row) -> rows.isNullInKey(row) ? 1 : 0)
                  .check(files, told);
          case CHECK ->
              new RowCheck(columns, tested, condition(constraint)::brokenBy).check(files, told);
        };
    if (broken.total() > 0) {
      new Violations(constraint, names).tell(broken.rows(), broken.total(), out);
    }
  }

  private Broken refers(Constraint constraint, ShadowFiles files, List<Integer> told) {
    ReferencedTable referenced = references.of(constraint).orElseThrow();
    Reference reference = reference(constraint).orElseThrow();
    return new ReferenceCheck(columns, reference, referenced, most).check(files.all(), told);
  }

  private Optional<Reference> reference(Constraint constraint) {
    return references
        .of(constraint)
        .flatMap(each -> Reference.of(constraint, schema(), each.columns().schema()));
  }

  private CheckCondition condition(Constraint constraint) {
    return CheckCondition.of(constraint.check(), schema()).orElseThrow();
  }

  private Schema schema() {
    return columns.schema();
  }

  private List<Integer> ids(List<String> names) {
    return names.stream().map(name -> schema().findField(name).fieldId()).toList();
  }

  private boolean named() {
    return names.columns().stream().allMatch(this::isRead);
  }

  /** Equal cells of other columns need not be equal values. */
  private boolean isPlain(String column) {
    return isRead(column) && schema().findType(column).isPrimitiveType();
  }

  private boolean isRead(String column) {
    NestedField field = schema().findField(column);
    return field != null
        && schema().asStruct().field(field.fieldId()) != null
        && ValueKind.of(field.type()).isPresent();
  }
}
