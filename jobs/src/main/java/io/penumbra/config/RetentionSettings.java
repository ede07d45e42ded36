package io.penumbra.config;

import io.penumbra.catalog.retention.Retention;
import java.io.Serializable;
import java.util.Map;

/**
 * How much history the tables that the mirror makes keep. Tables that are there already keep what
 * their own properties say.
 *
 * @param mainSnapshots how many of main's newest snapshots stay at most
 * @param laneSnapshots how many of a shadow's newest snapshots stay at most
 * @param laneHours how old a shadow's snapshots may become, in hours
 */
public record RetentionSettings(int mainSnapshots, int laneSnapshots, int laneHours)
    implements Serializable {

  static RetentionSettings read(Section section) {
    return new RetentionSettings(
        section.integer("main-snapshots", 1, 1_000_000, 100),
        section.integer("lane-snapshots", 1, 1_000_000, 20),
        section.integer("lane-hours", 1, 1_000_000, 24));
  }

  /** The same as properties of a table. */
  public Map<String, String> properties() {
    return Map.of(
        Retention.MAIN_SNAPSHOTS,
        Integer.toString(mainSnapshots),
        Retention.LANE_SNAPSHOTS,
        Integer.toString(laneSnapshots),
        Retention.LANE_HOURS,
        Integer.toString(laneHours));
  }
}
