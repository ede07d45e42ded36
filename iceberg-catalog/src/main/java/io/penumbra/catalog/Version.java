package io.penumbra.catalog;

import io.penumbra.lane.Ledger;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;

/**
 * What one metadata version says of the lanes, read at once: of two readings the second may lack
 * what the first one names.
 *
 * @param schemas all that the table has, by id
 * @param specs all that the table has, by id
 * @param resumedAt when {@link ShadowedTable#resume()} was asked for last, in milliseconds since
 *     the epoch; 0 for never
 */
public record Version(
    Ledger ledger,
    Map<Integer, Schema> schemas,
    Map<Integer, PartitionSpec> specs,
    long resumedAt) {
  public Version {
    schemas = Map.copyOf(schemas);
    specs = Map.copyOf(specs);
  }
}
