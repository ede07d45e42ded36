package io.penumbra.jobs.mirror.write;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.LocationProvider;

/**
 * The table as one lane's writer sees it: everything as it is, and new files in a folder of the
 * lane's own, so that the storage of one lane can be told apart, limited and cleaned.
 */
final class LaneTable extends SerializableTable {
  private static final long serialVersionUID = 1L;

  private final String lane;

  LaneTable(Table table, String lane) {
    super(table);
    this.lane = lane;
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
