package io.penumbra.catalog.graft;

import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/** Whether files written with one schema can be read under another, by field id. */
public final class Readability {
  private Readability() {}

  /** Whether a lane holds no values that main's files do not hold: it can share them. */
  public static boolean follows(Schema lane, Schema main) {
    return TypeUtil.indexById(main.asStruct())
            .keySet()
            .containsAll(TypeUtil.indexById(lane.asStruct()).keySet())
        && reads(lane, main);
  }

  /** Whether {@code reader} can read each row of a file written with {@code files}. */
  public static boolean reads(Schema reader, Schema files) {
    return reads(reader.asStruct(), files.asStruct());
  }

  private static boolean reads(Type reader, Type file) {
    if (reader.isPrimitiveType()) {
      return file.isPrimitiveType()
          && (reader.equals(file) || TypeUtil.isPromotionAllowed(file, reader.asPrimitiveType()));
    }
    if (reader.typeId() != file.typeId()) {
      return false;
    }
    return reader.asNestedType().fields().stream().allMatch(field -> reads(field, file));
  }

  private static boolean reads(Types.NestedField field, Type file) {
    Types.NestedField written = file.asNestedType().field(field.fieldId());
    if (written == null) {
      return field.isOptional() || field.initialDefault() != null;
    }
    boolean nullable = written.isOptional() && field.isRequired();
    return !nullable && reads(field.type(), written.type());
  }
}
