package io.penumbra.jobs.validate.read;

import io.penumbra.compare.RowEncoding;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/**
 * What is wanted of each row of a file.
 *
 * @param fields what has to be read
 * @param compared the same fields, with no more in them than is to be encoded: a struct of which
 *     only some fields were read would be NULL where a file has none of these
 * @param groups ids of the fields that are encoded together; each field may be in several groups
 */
record FieldGroups(
    List<NestedField> fields, List<NestedField> compared, List<List<Integer>> groups) {
  /** All that is in the fields is encoded. */
  FieldGroups(List<NestedField> fields, List<List<Integer>> groups) {
    this(fields, fields, groups);
  }

  Schema schema() {
    return new Schema(fields);
  }

  /** The same, with one more field. */
  Schema schemaWith(NestedField more) {
    List<NestedField> all = new ArrayList<>(fields);
    all.add(more);
    return new Schema(all);
  }

  /** How each group is encoded, of rows that have all fields of {@code type}. */
  List<RowEncoding> encodings(StructType type) {
    StructType part = StructType.of(compared);
    return groups.stream().map(ids -> RowEncoding.of(type, part, ids)).toList();
  }

  boolean isFlat() {
    return fields.stream().allMatch(field -> field.type().isPrimitiveType());
  }
}
