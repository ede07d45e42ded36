package io.penumbra.jobs.sql;

import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.utils.TypeConversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;

/** What Iceberg's types are in Flink SQL. */
final class FlinkTypes {
  private static final Set<TypeID> UNKNOWN =
      EnumSet.of(TypeID.UNKNOWN, TypeID.VARIANT, TypeID.GEOMETRY, TypeID.GEOGRAPHY);

  private FlinkTypes() {}

  /** Whether Flink has such a type. */
  static boolean known(Type type) {
    return without(type, UNKNOWN);
  }

  /** Whether Flink holds each of its values as it is: times of day lose what is below 1 ms. */
  static boolean exact(Type type) {
    return known(type) && without(type, EnumSet.of(TypeID.TIME));
  }

  static DataType dataType(LogicalType type) {
    return TypeConversions.fromLogicalToDataType(type);
  }

  private static boolean without(Type type, Set<TypeID> types) {
    if (type.isNestedType()) {
      return type.asNestedType().fields().stream().allMatch(field -> without(field.type(), types));
    }
    return !types.contains(type.typeId());
  }
}
