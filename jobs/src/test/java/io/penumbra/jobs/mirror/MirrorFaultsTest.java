package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.Status;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job dies at each named point while lanes open and swap: exactly once all the same (I3). It
 * takes its time because each of the deaths is a restart of the job.
 */
class MirrorFaultsTest {
  private static final int HITS = 3;
  private static final String WIDE = "wide";

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;
  private MirrorStack stack;
  private ShadowedTable orders;
  private TestingFeed feed;
  private TestingOracle oracle;

  @BeforeEach
  void open() {
    stack = new MirrorStack(folder);
    orders = stack.table("orders");
    feed = TestingFeed.open("faults");
    oracle = new TestingOracle(orders, feed.history(0));
  }

  @Test
  void aCrashAtAnyPointLosesAndDoublesNothing() throws Exception {
    Map<FaultPoint, Integer> hits = new EnumMap<>(FaultPoint.class);
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 3)) {
      TestingCluster.await("a first commit", () -> orders.table().currentSnapshot() != null);
      orders.propose(TestingShape.WIDENED.proposal(WIDE, true));
      for (FaultPoint point : FaultPoint.values()) {
        hits.put(point, crash(point, hits.size()));
      }
    }
    stack.awaitCommitted(orders, feed, 0);
    oracle.assertMain();
    oracle.assertLane(orders.ledger().former().orElseThrow().id(), TestingShape.WIDENED);
    flink.cancel(job);
    hits.forEach((point, count) -> TestingHits.add("death at " + point, count));
    assertThat(hits)
        .hasSize(FaultPoint.values().length)
        .allSatisfy((p, n) -> assertThat(n).isEqualTo(HITS));
  }

  /** Opens one lane and swaps others while the job dies again and again at one point. */
  private int crash(FaultPoint point, int number) throws InterruptedException {
    TestingShape shape = shapeOf(point, number);
    String name = "s" + number;
    TestingCrash crash = new TestingCrash(point, HITS);
    FaultPoint.install(crash);
    orders.propose(shape.proposal(name, false));
    TestingCluster.await("a crash at " + point, () -> crash.hits() > 0);
    swap(point);
    TestingCluster.await(HITS + " crashes at " + point, () -> crash.hits() == HITS);
    FaultPoint.clear();
    TestingCluster.await(
        name + " to be fed",
        () -> orders.ledger().require(name).status() == Status.SHADOWING,
        orders::ledger);
    oracle.assertCut(name, shape);
    orders.discard(name, "seen");
    return crash.hits();
  }

  /** Where the quantity is widened by a promotion, a shadow that drops it is in conflict. */
  private static TestingShape shapeOf(FaultPoint point, int number) {
    return number % 2 == 0 || point == FaultPoint.COMPARE_AND_SET
        ? TestingShape.COPIED
        : TestingShape.NARROWED;
  }

  private void swap(FaultPoint point) {
    switch (point) {
      case FLUSH, COMPARE_AND_SET -> orders.promote(WIDE, heads -> {});
      case METADATA_WRITE -> orders.rollback();
      case BEFORE_SNAPSHOT, AFTER_SNAPSHOT, PRE_COMMIT, REPLY, NOTIFY -> {}
    }
  }
}
