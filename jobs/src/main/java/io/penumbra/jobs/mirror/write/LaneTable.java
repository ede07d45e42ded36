package io.penumbra.jobs.mirror.write;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.MetricsModes;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.io.LocationProvider;
import org.apache.iceberg.types.Type.TypeID;

/**
 * The table as one lane's writer sees it: everything as it is, and new files in a folder of the
 * lane's own, so that the storage of one lane can be told apart, limited and cleaned.
 */
final class LaneTable extends SerializableTable {
  private static final long serialVersionUID = 1L;

  private final String lane;
  private final HashMap<String, String> properties;

  /**
   * @param schema the lane's columns
   */
  LaneTable(Table table, Schema schema, String lane) {
    super(table);
    this.lane = lane;
    this.properties = new HashMap<>(withoutBounds(schema));
    this.properties.putAll(table.properties());
  }

  /**
   * Iceberg orders UUIDs with a sign, and files give their bounds without one: by these it would
   * leave out deletes that a file needs.
   */
  private static Map<String, String> withoutBounds(Schema schema) {
    return schema.columns().stream()
        .filter(column -> column.type().typeId() == TypeID.UUID)
        .collect(
            Collectors.toMap(
                column -> TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + column.name(),
                column -> MetricsModes.Counts.get().toString()));
  }

  /** The table's own, which win, over ours. */
  @Override
  public Map<String, String> properties() {
    return properties;
  }

  @Override
  public LocationProvider locationProvider() {
    return new LaneLocations(super.locationProvider(), lane);
  }

  private record LaneLocations(LocationProvider locations, String lane)
      implements LocationProvider {
    @Override
    public String newDataLocation(String filename) {
      return locations.newDataLocation(lane + '/' + filename);
    }

    @Override
    public String newDataLocation(PartitionSpec spec, StructLike partition, String filename) {
      String folder = lane + '/' + spec.partitionToPath(partition);
      return locations.newDataLocation(folder + '/' + filename);
    }
  }
}
