package io.penumbra.catalog.verb;

import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;

/** A proposed change of a table's shape, made anew on the shape that a commit attempt finds. */
@FunctionalInterface
public interface Evolution {
  /**
   * @throws io.penumbra.error.PenumbraException when the change cannot be made on that shape
   */
  Target on(Current current);

  /**
   * What users read now.
   *
   * @param lastColumnId highest field id that the table has ever used; new fields begin behind it
   */
  record Current(Schema schema, PartitionSpec spec, SortOrder order, int lastColumnId) {}

  /**
   * What the shadow is to be.
   *
   * @param columns source column by field id, for the fields that the change adds and the source
   *     fills
   */
  record Target(Schema schema, PartitionSpec spec, SortOrder order, Map<Integer, String> columns) {
    public Target {
      columns = Map.copyOf(columns);
    }
  }
}
