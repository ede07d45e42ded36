package io.penumbra.jobs.validate.column;

import io.penumbra.compare.ValueKind;
import java.util.Optional;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * How the types of files are read as types of tables. Lists what Iceberg writes, and what it wrote
 * before a column was widened; everything else is left to Iceberg's own readers.
 */
final class ColumnTypes {
  private ColumnTypes() {}

  static Optional<Column> column(ColumnDescriptor column, Type.PrimitiveType type, ValueKind kind) {
    LogicalTypeAnnotation logical = column.getPrimitiveType().getLogicalTypeAnnotation();
    if (type instanceof Types.DecimalType decimal) {
      return logical instanceof DecimalLogicalTypeAnnotation in && in.getScale() == decimal.scale()
          ? decimals(column, kind, decimal.scale())
          : Optional.empty();
    }
    Optional<LongForm> form = form(type, physical(column), logical);
    if (form.isPresent()) {
      return Optional.of(new LongColumn(column, kind.code(), form.get(), 0));
    }
    return bytes(type, column, logical)
        ? Optional.of(BytesColumn.of(column, kind.code()))
        : Optional.empty();
  }

  private static Optional<Column> decimals(ColumnDescriptor column, ValueKind kind, int scale) {
    return switch (physical(column)) {
      case INT32, INT64 ->
          Optional.of(new LongColumn(column, kind.code(), LongForm.DECIMAL, scale));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          Optional.of(BytesColumn.ofDecimals(column, kind.code(), scale));
      default -> Optional.empty();
    };
  }

  private static Optional<LongForm> form(
      Type type, PrimitiveTypeName physical, LogicalTypeAnnotation logical) {
    boolean number =
        logical == null || (logical instanceof IntLogicalTypeAnnotation i && i.isSigned());
    LongForm form =
        switch (type.typeId()) {
          case BOOLEAN -> physical == PrimitiveTypeName.BOOLEAN ? LongForm.BOOLEAN : null;
          case INTEGER -> number && physical == PrimitiveTypeName.INT32 ? LongForm.NUMBER : null;
          case LONG -> number && isWhole(physical) ? LongForm.NUMBER : null;
          case FLOAT -> physical == PrimitiveTypeName.FLOAT ? LongForm.FLOAT : null;
          case DOUBLE -> floating(physical);
          case DATE -> logical instanceof DateLogicalTypeAnnotation ? LongForm.NUMBER : null;
          case TIME ->
              logical instanceof TimeLogicalTypeAnnotation time && time.getUnit() == TimeUnit.MICROS
                  ? LongForm.TIME
                  : null;
          case TIMESTAMP, TIMESTAMP_NANO ->
              logical instanceof TimestampLogicalTypeAnnotation time
                      && physical == PrimitiveTypeName.INT64
                  ? timestamp(type, time)
                  : null;
          default -> null;
        };
    return Optional.ofNullable(form);
  }

  private static boolean isWhole(PrimitiveTypeName physical) {
    return physical == PrimitiveTypeName.INT32 || physical == PrimitiveTypeName.INT64;
  }

  private static LongForm floating(PrimitiveTypeName physical) {
    return switch (physical) {
      case FLOAT -> LongForm.FLOAT;
      case DOUBLE -> LongForm.DOUBLE;
      default -> null;
    };
  }

  private static LongForm timestamp(Type type, TimestampLogicalTypeAnnotation logical) {
    boolean nanos = type.typeId() == Type.TypeID.TIMESTAMP_NANO;
    boolean zoned =
        nanos
            ? ((Types.TimestampNanoType) type).shouldAdjustToUTC()
            : ((Types.TimestampType) type).shouldAdjustToUTC();
    if (zoned != logical.isAdjustedToUTC()) {
      return null;
    }
    return switch (logical.getUnit()) {
      case MICROS -> nanos ? null : LongForm.MICROS;
      case NANOS -> nanos ? LongForm.NANOS : null;
      case MILLIS -> null;
    };
  }

  private static boolean bytes(Type type, ColumnDescriptor column, LogicalTypeAnnotation logical) {
    PrimitiveTypeName physical = physical(column);
    boolean variable = physical == PrimitiveTypeName.BINARY;
    boolean fixed = physical == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    return switch (type.typeId()) {
      case STRING ->
          variable && (logical == null || logical instanceof StringLogicalTypeAnnotation);
      case BINARY -> variable && logical == null;
      case FIXED -> fixed && logical == null;
      case UUID -> fixed && logical instanceof UUIDLogicalTypeAnnotation;
      default -> false;
    };
  }

  private static PrimitiveTypeName physical(ColumnDescriptor column) {
    return column.getPrimitiveType().getPrimitiveTypeName();
  }
}
