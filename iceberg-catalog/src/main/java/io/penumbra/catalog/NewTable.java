package io.penumbra.catalog;

import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;

/**
 * A table to be made.
 *
 * @param properties what differs from the defaults of tables that Penumbra makes; {@code
 *     format-version} among them
 */
public record NewTable(
    Schema schema, PartitionSpec spec, SortOrder order, Map<String, String> properties) {
  public NewTable {
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(order, "order");
    properties = Map.copyOf(properties);
  }
}
