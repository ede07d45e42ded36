package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.LaneId;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job dies at each named point while lanes open and swap: exactly once all the same (I3). */
class MirrorFaultsTest {
  private static final int HITS = 3;

  @TempDir Path cluster;
  @TempDir Path folder;

  @AfterEach
  void clear() {
    FaultPoint.clear();
  }

  @Test
  void aCrashAtAnyPointLosesAndDoublesNothing() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("faults");
    Map<FaultPoint, Integer> hits = new EnumMap<>(FaultPoint.class);
    try (TestingCluster flink = new TestingCluster(cluster)) {
      JobID job = flink.submit(stack.job(feed, 2, false, null));
      try (TestingTraffic traffic = new TestingTraffic(feed, 0, 3)) {
        TestingCluster.await("a first commit", () -> orders.table().currentSnapshot() != null);
        orders.propose(TestingShape.WIDENED.proposal("apart", true));
        for (FaultPoint point : FaultPoint.values()) {
          TestingCrash crash = new TestingCrash(point, HITS);
          FaultPoint.install(crash);
          TestingCluster.await(HITS + " crashes at " + point, () -> crash.hits() == HITS);
          hits.put(point, crash.hits());
          if (point == FaultPoint.FLUSH) {
            orders.promote("apart", heads -> {});
          }
        }
        FaultPoint.clear();
      }
      stack.awaitCommitted(orders, feed, 0);
      assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
      LaneId former = orders.ledger().former().orElseThrow().id();
      assertThat(stack.rows(orders, former)).isEqualTo(feed.expected(0));
      flink.cancel(job);
    }
    hits.forEach((point, count) -> System.out.printf("%-16s %d%n", point, count));
    assertThat(hits)
        .hasSize(FaultPoint.values().length)
        .allSatisfy((p, n) -> assertThat(n).isEqualTo(HITS));
  }
}
