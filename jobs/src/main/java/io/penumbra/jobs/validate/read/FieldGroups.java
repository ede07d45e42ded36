package io.penumbra.jobs.validate.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/**
 * What is wanted of each row of a file.
 *
 * @param fields what has to be read
 * @param groups ids of the fields that are encoded together; each field may be in several groups
 */
record FieldGroups(List<NestedField> fields, List<List<Integer>> groups) {
  Schema schema() {
    return new Schema(fields);
  }

  /** The same, with one more field. */
  Schema schemaWith(NestedField more) {
    List<NestedField> all = new ArrayList<>(fields);
    all.add(more);
    return new Schema(all);
  }

  boolean isFlat() {
    return fields.stream().allMatch(field -> field.type().isPrimitiveType());
  }
}
