package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.LaneId;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Lanes open, swap and close while the job runs: exact from their start (I4), in lockstep (I2). */
class MirrorLanesTest {
  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;

  @Test
  void lanesOpenSwapAndCloseUnderTrafficAndNothingIsLostOrDoubled() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("lanes");
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    TestingOracle oracle = new TestingOracle(orders, feed.history(0));
    LaneId apart;
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 1)) {
      TestingCluster.await("a first commit", () -> checkpoint(orders) > 0);
      orders.propose(TestingShape.WIDENED.proposal("follow", false));
      apart = orders.propose(TestingShape.WIDENED.proposal("apart", true)).id();
      TestingCluster.await("the activation", () -> active(orders, apart));
      for (int look = 0; look < 3; look++) {
        long seen = checkpoint(orders);
        TestingCluster.await("more commits", () -> checkpoint(orders) > seen);
        oracle.assertCut("apart", TestingShape.WIDENED);
        oracle.assertCut("follow", TestingShape.WIDENED);
      }
      orders.promote("apart", heads -> {});
      settle(orders);
      orders.rollback();
      settle(orders);
      orders.promote("apart", heads -> {});
      settle(orders);
      orders.finalizePromotion();
      settle(orders);
      orders.discard("follow", "not wanted");
      settle(orders);
    }
    stack.awaitCommitted(orders, feed, 0);
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
    assertThat(orders.table().schema().columns())
        .extracting(NestedField::name)
        .containsExactly("id", "label", "qty");
    assertThat(orders.ledger().lanes()).containsOnlyKeys(apart);
    flink.cancel(job);
  }

  @Test
  void aFollowingShadowThatIsPromotedGetsFilesOfItsOwn() throws Exception {
    MirrorStack stack = new MirrorStack(folder).formatVersion(3);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("promoted");
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    TestingOracle oracle = new TestingOracle(orders, feed.history(0));
    LaneId first = orders.ledger().primary().id();
    LaneId follow;
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 2)) {
      TestingCluster.await("a first commit", () -> checkpoint(orders) > 0);
      follow = orders.propose(TestingShape.WIDENED.proposal("follow", false)).id();
      settle(orders);
      orders.promote("follow", heads -> {});
      TestingCluster.await("the activation", () -> active(orders, follow));
      settle(orders);
      assertThat(stack.rows(orders)).isNotEmpty();
      orders.rollback();
      settle(orders);
    }
    stack.awaitCommitted(orders, feed, 0);
    oracle.assertLane(first, TestingShape.WIDENED);
    oracle.assertLane(follow, TestingShape.WIDENED);
    assertThat(orders.ledger().primary().id()).isEqualTo(first);
    flink.cancel(job);
  }

  private static boolean active(ShadowedTable table, LaneId lane) {
    return table.ledger().lane(lane).orElseThrow().feeding().active();
  }

  private static long checkpoint(ShadowedTable table) {
    return table.ledger().pipeline().map(pipeline -> pipeline.checkpoint()).orElse(-1L);
  }

  /** Lets two more checkpoints be committed. */
  private static void settle(ShadowedTable table) throws InterruptedException {
    long seen = checkpoint(table);
    TestingCluster.await("two commits", () -> checkpoint(table) > seen + 1);
  }
}
