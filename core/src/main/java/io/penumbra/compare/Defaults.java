package io.penumbra.compare;

import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types.NestedField;

/** Default values of fields. */
final class Defaults {
  /** Types whose defaults have the same Java class as their values. */
  private static final Set<TypeID> DIRECT =
      Set.of(
          TypeID.BOOLEAN,
          TypeID.INTEGER,
          TypeID.LONG,
          TypeID.FLOAT,
          TypeID.DOUBLE,
          TypeID.DECIMAL,
          TypeID.STRING);

  private Defaults() {}

  /** Whether a cell holds the field's default; never for a field without one. */
  static boolean holds(NestedField field, ByteBuffer cell) {
    return DIRECT.contains(field.type().typeId())
        && (is(field, field.writeDefault(), cell) || is(field, field.initialDefault(), cell));
  }

  private static boolean is(NestedField field, Object value, ByteBuffer cell) {
    if (value == null) {
      return false;
    }
    Buffer encoded = new Buffer();
    CellWriter.of(field.type()).write(value, encoded);
    return ByteBuffer.wrap(encoded.copy()).equals(cell);
  }
}
