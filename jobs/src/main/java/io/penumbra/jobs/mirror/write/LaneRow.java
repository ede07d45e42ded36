package io.penumbra.jobs.mirror.write;

import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.flink.table.data.ArrayData;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.MapData;
import org.apache.flink.table.data.RawValueData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.types.RowKind;

/**
 * A source's row seen as a lane's row: which column is which field, and how it fits, is settled
 * once per layout. One instance is pointed at one row after the other.
 */
final class LaneRow implements RowData {
  private final LaneField[] fields;
  private final LaneField[] checked;
  private RowData row;

  LaneRow(LaneField[] fields) {
    this.fields = fields;
    this.checked = Arrays.stream(fields).filter(LaneField::mayRefuse).toArray(LaneField[]::new);
  }

  /**
   * @throws RowNotHeldException when the lane cannot hold the row
   */
  LaneRow of(RowData source) {
    for (LaneField field : checked) {
      field.check(source);
    }
    return unchecked(source);
  }

  /** For the key columns of a row whose others are not told. */
  LaneRow unchecked(RowData source) {
    row = source;
    return this;
  }

  @Override
  public int getArity() {
    return fields.length;
  }

  @Override
  public boolean isNullAt(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? field.constant() == null : row.isNullAt(field.at());
  }

  @Override
  public boolean getBoolean(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? (Boolean) field.constant() : row.getBoolean(field.at());
  }

  @Override
  public int getInt(int pos) {
    LaneField field = fields[pos];
    if (field.absent()) {
      return (Integer) field.constant();
    }
    return field.fit() == Fit.LONG_TO_INT
        ? Math.toIntExact(row.getLong(field.at()))
        : row.getInt(field.at());
  }

  @Override
  public long getLong(int pos) {
    LaneField field = fields[pos];
    if (field.absent()) {
      return (Long) field.constant();
    }
    return field.fit() == Fit.INT_TO_LONG ? row.getInt(field.at()) : row.getLong(field.at());
  }

  @Override
  public float getFloat(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? (Float) field.constant() : row.getFloat(field.at());
  }

  @Override
  public double getDouble(int pos) {
    LaneField field = fields[pos];
    if (field.absent()) {
      return (Double) field.constant();
    }
    return field.fit() == Fit.FLOAT_TO_DOUBLE
        ? row.getFloat(field.at())
        : row.getDouble(field.at());
  }

  @Override
  public StringData getString(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? (StringData) field.constant() : row.getString(field.at());
  }

  @Override
  public DecimalData getDecimal(int pos, int precision, int scale) {
    LaneField field = fields[pos];
    if (field.absent()) {
      return (DecimalData) field.constant();
    }
    if (field.fit() == Fit.DECIMAL) {
      BigDecimal exact = field.decimal(row);
      return DecimalData.fromBigDecimal(exact, precision, scale);
    }
    return row.getDecimal(field.at(), precision, scale);
  }

  @Override
  public TimestampData getTimestamp(int pos, int precision) {
    LaneField field = fields[pos];
    return field.absent()
        ? (TimestampData) field.constant()
        : row.getTimestamp(field.at(), precision);
  }

  @Override
  public byte[] getBinary(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? (byte[]) field.constant() : row.getBinary(field.at());
  }

  @Override
  public ArrayData getArray(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? (ArrayData) field.constant() : row.getArray(field.at());
  }

  @Override
  public MapData getMap(int pos) {
    LaneField field = fields[pos];
    return field.absent() ? (MapData) field.constant() : row.getMap(field.at());
  }

  @Override
  public RowData getRow(int pos, int numFields) {
    LaneField field = fields[pos];
    return field.absent() ? (RowData) field.constant() : row.getRow(field.at(), numFields);
  }

  @Override
  public RowKind getRowKind() {
    return RowKind.INSERT;
  }

  @Override
  public void setRowKind(RowKind kind) {
    throw new UnsupportedOperationException("A lane's row is always one to be written");
  }

  @Override
  public byte getByte(int pos) {
    throw new UnsupportedOperationException("Iceberg has no type of one byte");
  }

  @Override
  public short getShort(int pos) {
    throw new UnsupportedOperationException("Iceberg has no type of two bytes");
  }

  @Override
  public <T> RawValueData<T> getRawValue(int pos) {
    throw new UnsupportedOperationException("Iceberg has no raw type");
  }
}
