package io.penumbra.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How much history each lane keeps; what either bound asks for is kept.
 *
 * @param snapshots newest snapshots per lane
 * @param age snapshots younger than this
 */
public record RetentionSettings(int snapshots, Duration age) implements Serializable {
  public RetentionSettings {
    Objects.requireNonNull(age, "age");
  }

  static RetentionSettings read(Section section) {
    return new RetentionSettings(
        section.integer("snapshots", 1, 1_000_000, 100),
        section.duration("age", Duration.ZERO, Duration.ofHours(1)));
  }
}
