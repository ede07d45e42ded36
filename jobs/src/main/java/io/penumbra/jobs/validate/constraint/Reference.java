package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.ValueKind;
import io.penumbra.sql.constraint.Constraint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Columns that refer to others whose cells are equal where values are.
 *
 * @param fieldIds of the columns, in the order in which cells are written
 * @param referenced of those that they refer to
 */
record Reference(List<Integer> fieldIds, List<Integer> referenced) {
  /** Absent where Flink SQL has to be asked. */
  static Optional<Reference> of(Constraint constraint, Schema from, Schema to) {
    List<NestedField> columns = fields(from, constraint.columns());
    List<NestedField> others = fields(to, constraint.referencedColumns());
    List<Integer> order =
        IntStream.range(0, columns.size())
            .boxed()
            .sorted(
                Comparator.comparing(i -> columns.get(i) == null ? 0 : columns.get(i).fieldId()))
            .toList();
    boolean alike = order.stream().allMatch(i -> alike(columns.get(i), others.get(i)));
    if (!alike) {
      return Optional.empty();
    }
    List<Integer> ids = order.stream().map(i -> columns.get(i).fieldId()).toList();
    List<Integer> referenced = order.stream().map(i -> others.get(i).fieldId()).toList();
    // Cells of either are in the order of its own ids.
    return Optional.of(new Reference(ids, referenced)).filter(each -> sorted(referenced));
  }

  private static List<NestedField> fields(Schema schema, List<String> names) {
    return names.stream()
        .map(schema::findField)
        .map(field -> field == null ? null : schema.asStruct().field(field.fieldId()))
        .collect(Collectors.toList());
  }

  private static boolean alike(NestedField one, NestedField other) {
    return one != null
        && other != null
        && one.type().isPrimitiveType()
        && other.type().isPrimitiveType()
        && ValueKind.of(one.type()).isPresent()
        && ValueKind.of(one.type()).equals(ValueKind.of(other.type()))
        && scale(one.type()) == scale(other.type());
  }

  private static int scale(Type type) {
    return type instanceof DecimalType decimal ? decimal.scale() : 0;
  }

  private static boolean sorted(List<Integer> ids) {
    return IntStream.range(1, ids.size()).allMatch(i -> ids.get(i - 1) < ids.get(i));
  }
}
