package io.penumbra.lane;

import java.time.Instant;
import java.util.Objects;

/**
 * The newest report on a lane.
 *
 * @param reportId the report
 * @param passed whether its verdict was a pass
 * @param primarySnapshotId main's snapshot that was compared
 * @param shadowSnapshotId the lane's snapshot that was compared
 */
public record Proof(
    String reportId, boolean passed, long primarySnapshotId, long shadowSnapshotId, Instant at) {
  public Proof {
    Objects.requireNonNull(reportId, "reportId");
    Objects.requireNonNull(at, "at");
  }
}
