package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.LaneId;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes open, swap and close while the job runs: exact from their start (I4), in lockstep (I2). */
class MirrorLanesTest {
  @TempDir static Path cluster;
  private static TestingCluster flink;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    flink = new TestingCluster(cluster);
  }

  @AfterAll
  static void stop() throws Exception {
    flink.close();
  }

  @AfterEach
  void cancel() throws Exception {
    flink.cancelAll();
  }

  @Test
  void lanesOpenSwapAndCloseUnderTrafficAndNothingIsLostOrDoubled() throws Exception {
    MirrorStack stack = new MirrorStack(folder, Map.of());
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("lanes");
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    LaneId follow;
    LaneId apart;
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 1)) {
      TestingCluster.await("a first commit", () -> checkpoint(orders) > 0);
      follow = orders.propose(TestingProposals.widened("follow", false)).id();
      apart = orders.propose(TestingProposals.widened("apart", true)).id();
      TestingCluster.await("the activation", () -> active(orders, apart));
      for (int look = 0; look < 3; look++) {
        long seen = checkpoint(orders);
        TestingCluster.await("more commits", () -> checkpoint(orders) > seen);
        assertThat(stack.lockstep(orders, apart)).isTrue();
        assertThat(stack.lockstep(orders, follow)).isTrue();
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
    assertThat(TestingProposals.columns(orders.table().schema()))
        .containsExactly("id", "label", "qty");
    assertThat(orders.ledger().lanes()).containsOnlyKeys(apart);
    flink.cancel(job);
  }

  @Test
  void aFollowingShadowThatIsPromotedGetsFilesOfItsOwn() throws Exception {
    MirrorStack stack = new MirrorStack(folder, Map.of()).formatVersion(3);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("promoted");
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    LaneId first = orders.ledger().primary().id();
    LaneId follow;
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 2)) {
      TestingCluster.await("a first commit", () -> checkpoint(orders) > 0);
      follow = orders.propose(TestingProposals.widened("follow", false)).id();
      settle(orders);
      orders.promote("follow", heads -> {});
      TestingCluster.await("the activation", () -> active(orders, follow));
      settle(orders);
      assertThat(stack.rows(orders)).isNotEmpty();
      orders.rollback();
      settle(orders);
    }
    stack.awaitCommitted(orders, feed, 0);
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
    assertThat(stack.rows(orders, follow)).isEqualTo(feed.expected(0));
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
