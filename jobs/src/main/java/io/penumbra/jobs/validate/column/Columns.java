package io.penumbra.jobs.validate.column;

import io.penumbra.compare.RowEncoding;
import io.penumbra.compare.ValueKind;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.data.GenericDataUtil;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Finds fields in a Parquet file, by their ids. */
final class Columns {
  private final MessageType file;
  private final Map<Integer, ?> constants;

  /**
   * @param file the file's schema, with ids
   * @param constants values of fields that are the same in all rows and need not be in the file
   */
  Columns(MessageType file, Map<Integer, ?> constants) {
    this.file = file;
    this.constants = constants;
  }

  /** The column that holds a field's values, absent for one that has to be read row by row. */
  Optional<Column> of(NestedField field) {
    int id = field.fieldId();
    if (constants.containsKey(id)) {
      return Optional.of(constant(field, constants.get(id)));
    }
    Optional<Type> type =
        file.getFields().stream()
            .filter(each -> each.getId() != null && each.getId().intValue() == id)
            .findFirst();
    if (type.isPresent()) {
      return type.filter(Type::isPrimitive).flatMap(each -> inFile(field, each));
    }
    boolean missing = field.initialDefault() == null && field.isRequired();
    return missing ? Optional.empty() : Optional.of(initial(field));
  }

  private Optional<Column> inFile(NestedField field, Type type) {
    if (type.isRepetition(Type.Repetition.REPEATED) || !field.type().isPrimitiveType()) {
      return Optional.empty();
    }
    ColumnDescriptor descriptor = file.getColumnDescription(new String[] {type.getName()});
    return ValueKind.of(field.type())
        .flatMap(kind -> ColumnTypes.column(descriptor, field.type().asPrimitiveType(), kind));
  }

  private static Column initial(NestedField field) {
    return constant(field, GenericDataUtil.internalToGeneric(field.type(), field.initialDefault()));
  }

  private static Column constant(NestedField field, Object value) {
    GenericRecord row = GenericRecord.create(StructType.of(field));
    row.set(0, value);
    return new ConstantColumn(RowEncoding.of(row.struct()).encode(row));
  }
}
