package io.penumbra.jobs.mirror.write;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.SourceColumn;
import java.math.BigDecimal;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.flink.data.RowDataUtil;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.NestedField;

/**
 * One field of a lane, and where the rows of one layout hold its value.
 *
 * @param at position in the source's row, -1 when the source does not fill the field
 * @param constant what the field holds then, in Flink's form; null for NULL
 * @param from type of the source's decimals, null for other types
 */
record LaneField(NestedField field, int at, Fit fit, Object constant, DecimalType from) {

  /**
   * @param column source column that fills the field, null for none
   */
  static LaneField of(NestedField field, String column, Layout layout) {
    int at = column == null ? -1 : layout.indexOf(column);
    if (at < 0) {
      return unfilled(field);
    }
    SourceColumn source = layout.columns().get(at);
    Fit fit = Fit.of(source, field);
    return new LaneField(
        field, at, fit, null, fit == Fit.DECIMAL ? (DecimalType) source.type() : null);
  }

  private static LaneField unfilled(NestedField field) {
    if (field.isRequired() && field.writeDefault() == null) {
      throw new PenumbraException(
          ErrorCode.SOURCE_TYPE,
          "Column '" + field.name() + "' is required, and the source has no column that fills it",
          "Propose a shadow in which '" + field.name() + "' is optional or dropped");
    }
    Object constant = RowDataUtil.convertConstant(field.type(), field.writeDefault());
    return new LaneField(field, -1, Fit.SAME, constant, null);
  }

  boolean absent() {
    return at < 0;
  }

  boolean mayRefuse() {
    return !absent() && (field.isRequired() || fit == Fit.LONG_TO_INT || fit == Fit.DECIMAL);
  }

  void check(RowData row) {
    if (row.isNullAt(at)) {
      if (field.isRequired()) {
        throw new RowNotHeldException("Column '" + field.name() + "' is required, and it is NULL");
      }
    } else if (fit == Fit.LONG_TO_INT) {
      long value = row.getLong(at);
      if (value != (int) value) {
        throw refused(value);
      }
    } else if (fit == Fit.DECIMAL) {
      decimal(row);
    }
  }

  /** The value in the field's scale, if that changes nothing. */
  BigDecimal decimal(RowData row) {
    DecimalType to = (DecimalType) field.type();
    BigDecimal value = row.getDecimal(at, from.precision(), from.scale()).toBigDecimal();
    BigDecimal exact = value.stripTrailingZeros();
    if (exact.scale() > to.scale()
        || exact.precision() - exact.scale() > to.precision() - to.scale()) {
      throw refused(value);
    }
    return value.setScale(to.scale());
  }

  private RowNotHeldException refused(Object value) {
    return new RowNotHeldException(
        "Column '" + field.name() + "' of type " + field.type() + " does not hold " + value);
  }
}
