package io.penumbra.condition;

import io.penumbra.ddl.Path;
import io.penumbra.ddl.Predicate;
import io.penumbra.ddl.Predicate.Operator;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/** Finds the columns that a predicate names. */
final class Binder {
  private final List<NestedField> columns;
  private final List<Integer> fieldIds;

  /**
   * @param columns which may be named, with their places among the values of a row
   */
  Binder(List<NestedField> columns) {
    this.columns = columns;
    this.fieldIds = columns.stream().map(NestedField::fieldId).toList();
  }

  Criterion bind(Predicate predicate) {
    if (predicate instanceof Predicate.All all) {
      return new Criterion.All(bind(all.of()));
    }
    if (predicate instanceof Predicate.Any any) {
      return new Criterion.Any(bind(any.of()));
    }
    if (predicate instanceof Predicate.Not not) {
      return new Criterion.Not(bind(not.of()));
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      int id = column(isNull.column()).fieldId();
      return new Criterion.IsNull(id, fieldIds.indexOf(id));
    }
    return compared((Predicate.Compared) predicate);
  }

  private List<Criterion> bind(List<Predicate> predicates) {
    return predicates.stream().map(this::bind).toList();
  }

  private Criterion compared(Predicate.Compared compared) {
    NestedField column = column(compared.column());
    boolean ordered = column.type().typeId() != TypeID.UUID;
    if (!ordered && compared.operator() != Operator.EQUAL) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "Column " + column.name() + " holds UUIDs, of which none is less than another",
          "Use =, <>, IN or IS NULL");
    }
    return new Criterion.Compared(
        column.fieldId(),
        fieldIds.indexOf(column.fieldId()),
        compared.operator(),
        TypedConstant.of(compared.constant(), column));
  }

  /** As in DDL, a name without quotes means the column that is spelled so, else the only one. */
  private NestedField column(Path path) {
    List<NestedField> found =
        columns.stream()
            .filter(each -> path.parts().size() == 1 && path.last().matches(each.name()))
            .toList();
    return found.stream()
        .filter(each -> each.name().equals(path.last().text()))
        .findFirst()
        .or(() -> found.stream().filter(each -> found.size() == 1).findFirst())
        .orElseThrow(() -> unknown(path));
  }

  private PenumbraException unknown(Path path) {
    return new PenumbraException(
        ErrorCode.USAGE,
        "Rows can't be chosen by '"
            + path
            + "': table and shadow have no column of that name with one meaning",
        "Name some of these, as the table calls them: "
            + columns.stream().map(NestedField::name).collect(Collectors.joining(", ")));
  }
}
