package io.penumbra.jobs.mirror.write;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.SourceColumn;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/** How a source's values come to be of a lane's type. Every one is exact, or the row is refused. */
enum Fit {
  SAME,
  INT_TO_LONG,
  /** The source was widened and the lane was not yet: right as long as the values fit. */
  LONG_TO_INT,
  FLOAT_TO_DOUBLE,
  /** Other precision or scale. */
  DECIMAL;

  /**
   * @throws PenumbraException SOURCE_TYPE when no value of the column could ever be held
   */
  static Fit of(SourceColumn column, NestedField field) {
    Type from = column.type();
    Type to = field.type();
    if (same(from, to)) {
      return SAME;
    }
    if (from.typeId() == TypeID.INTEGER && to.typeId() == TypeID.LONG) {
      return INT_TO_LONG;
    }
    if (from.typeId() == TypeID.LONG && to.typeId() == TypeID.INTEGER) {
      return LONG_TO_INT;
    }
    if (from.typeId() == TypeID.FLOAT && to.typeId() == TypeID.DOUBLE) {
      return FLOAT_TO_DOUBLE;
    }
    if (from.typeId() == TypeID.DECIMAL && to.typeId() == TypeID.DECIMAL) {
      return DECIMAL;
    }
    throw new PenumbraException(
        ErrorCode.SOURCE_TYPE,
        "Column '" + column.name() + "' has type " + from + " at the source, and " + to + " here",
        "Propose a shadow whose column '" + field.name() + "' has type " + from);
  }

  private static boolean same(Type from, Type to) {
    if (from.isPrimitiveType() || to.isPrimitiveType()) {
      return from.equals(to);
    }
    return loose(from).equals(loose(to));
  }

  private static LogicalType loose(Type type) {
    return FlinkSchemaUtil.convert(type).copy(true);
  }
}
