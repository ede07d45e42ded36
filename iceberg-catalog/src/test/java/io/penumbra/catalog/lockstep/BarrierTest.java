package io.penumbra.catalog.lockstep;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.lane.LaneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.junit.jupiter.api.Test;

class BarrierTest {
  private static final LaneId LANE = new LaneId("l0");

  @Test
  void aTruncationThatNoWriterWroteFilesForIsMissedByNoLane() {
    assertThat(barrier(new Epoch(1, true, Map.of())).misses(LANE)).isFalse();
  }

  @Test
  void filesOfAnotherLaneAreMissed() {
    FileSet files =
        new FileSet(
            List.of(
                DataFiles.builder(PartitionSpec.unpartitioned())
                    .withPath("/f.parquet")
                    .withFileSizeInBytes(1)
                    .withRecordCount(1)
                    .build()),
            List.of());
    assertThat(barrier(new Epoch(1, true, Map.of(new LaneId("l1"), files))).misses(LANE)).isTrue();
  }

  private static Barrier barrier(Epoch epoch) {
    return new Barrier("job", "lineage", 1, "1", true, List.of(epoch), Set.of(), Map.of());
  }
}
