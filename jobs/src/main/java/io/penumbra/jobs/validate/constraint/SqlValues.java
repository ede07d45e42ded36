package io.penumbra.jobs.validate.constraint;

import io.penumbra.compare.CellFormat;
import io.penumbra.compare.Cells;
import io.penumbra.compare.ValueKind;
import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.read.RowBatch;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.iceberg.Schema;

/**
 * When rows share values. Encoded cells are equal where values are, but for the two zeros of
 * floating numbers, which are equal in SQL; all NaNs are one value. As in all hashing here, values
 * of one 128-bit hash are taken for equal.
 *
 * @param zeros whether there may be a negative zero
 */
record SqlValues(boolean zeros) {
  private static final int KIND = Integer.BYTES;
  private static final long NEGATIVE_ZERO = Double.doubleToLongBits(-0.0);

  /**
   * @param fieldIds of columns of primitive types
   */
  static SqlValues of(Schema schema, List<Integer> fieldIds) {
    return new SqlValues(fieldIds.stream().anyMatch(id -> isFloating(schema, id)));
  }

  private static boolean isFloating(Schema schema, int fieldId) {
    return ValueKind.of(schema.findType(fieldId)).filter(ValueKind.FLOATING::equals).isPresent();
  }

  /** Equal for rows that share the values that are their key. */
  RowHash of(RowBatch rows, int row) {
    return zeros ? RowHash.of(positive(rows.key(row))) : rows.keyHash(row);
  }

  private static byte[] positive(byte[] values) {
    ByteBuffer cells = ByteBuffer.wrap(values);
    Cells.each(
        values,
        0,
        values.length,
        (cell, start, length) -> {
          boolean zero =
              length == CellFormat.LONG_SIZE
                  && values[start + KIND] == ValueKind.FLOATING.code()
                  && cells.getLong(start + CellFormat.HEADER) == NEGATIVE_ZERO;
          if (zero) {
            cells.putLong(start + CellFormat.HEADER, 0);
          }
        });
    return values;
  }
}
