package io.penumbra.catalog.retention;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.util.PropertyUtil;

/**
 * How much of a table's history stays.
 *
 * @param enabled whether snapshots may be given up at all
 * @param laneSnapshots how many of the newest snapshots of a lane stay at most
 * @param laneAgeMillis how old a lane's snapshot may become, in milliseconds
 * @param mainSnapshots how many of main's newest snapshots stay at most, absent for no limit
 * @param mainAgeMillis how old main's snapshots may become, in milliseconds; absent where the
 *     table's owner has not said so
 * @param mainAtLeast how many of main's newest snapshots stay whatever their age
 */
record RetentionPolicy(
    boolean enabled,
    int laneSnapshots,
    long laneAgeMillis,
    OptionalLong mainSnapshots,
    OptionalLong mainAgeMillis,
    int mainAtLeast) {

  static RetentionPolicy of(TableMetadata metadata) {
    Map<String, String> properties = metadata.properties();
    return new RetentionPolicy(
        metadata.propertyAsBoolean(TableProperties.GC_ENABLED, TableProperties.GC_ENABLED_DEFAULT),
        metadata.propertyAsInt(Retention.LANE_SNAPSHOTS, Retention.LANE_SNAPSHOTS_DEFAULT),
        Duration.ofHours(metadata.propertyAsInt(Retention.LANE_HOURS, Retention.LANE_HOURS_DEFAULT))
            .toMillis(),
        given(properties, Retention.MAIN_SNAPSHOTS),
        given(properties, TableProperties.MAX_SNAPSHOT_AGE_MS),
        metadata.propertyAsInt(
            TableProperties.MIN_SNAPSHOTS_TO_KEEP, TableProperties.MIN_SNAPSHOTS_TO_KEEP_DEFAULT));
  }

  /** Whether a snapshot of a lane goes: {@code index} 0 is the newest. */
  boolean laneGivesUp(int index, long ageMillis) {
    return index > 0 && (index >= laneSnapshots || ageMillis > laneAgeMillis);
  }

  /** Whether a snapshot of main goes. */
  boolean mainGivesUp(int index, long ageMillis) {
    boolean beyond = mainSnapshots.isPresent() && index >= mainSnapshots.getAsLong();
    boolean old = mainAgeMillis.isPresent() && ageMillis > mainAgeMillis.getAsLong();
    return index > 0 && (beyond || (old && index >= mainAtLeast));
  }

  private static OptionalLong given(Map<String, String> properties, String name) {
    return properties.containsKey(name)
        ? OptionalLong.of(PropertyUtil.propertyAsLong(properties, name, 0))
        : OptionalLong.empty();
  }
}
