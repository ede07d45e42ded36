package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table's own storage fails: the table stops, the job does not, and nothing is lost (I12). */
class MirrorStopTest {
  private static final String ORDERS = "shop.orders";
  private static final int BAD_ID = 5000;
  private static final String ONE_WRITER = "/00001-0-";

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;
  private MirrorStack stack;
  private ShadowedTable orders;
  private ShadowedTable items;
  private TestingFeed feed;
  private JobID job;

  @BeforeEach
  void open() throws Exception {
    stack = new MirrorStack(folder);
    orders = stack.table("orders");
    items = stack.table("items");
    feed = TestingFeed.open(folder.toString());
    job = flink.submit(stack.job(feed, 2, false, null));
  }

  @ParameterizedTest
  @EnumSource(
      value = TestingFault.class,
      names = {"DENIED", "FULL"})
  void aTableWhoseFilesBreakStopsByItselfAndGoesOnWithAllItsChanges(TestingFault fault)
      throws Exception {
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 21);
        TestingTraffic other = new TestingTraffic(feed, 1, 22)) {
      awaitCommit(orders);
      TestingStorage.mark("/orders/data", fault);
      TestingCluster.await("the table to stop", () -> flink.stopped(job).containsKey(ORDERS));
      awaitCommit(items);
      TestingStorage.clear();
      resumeUntilCommitted();
    }
    assertWhole();
  }

  @Test
  void aTruncationReachesATableThatOneOfItsWritersHasStopped() throws Exception {
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 23)) {
      awaitCommit(orders);
      TestingStorage.mark(ONE_WRITER, TestingFault.FULL);
      TestingCluster.await("the table to stop", () -> flink.stopped(job).containsKey(ORDERS));
      feed.truncate(0);
      awaitCheckpoints();
      TestingStorage.clear();
      resumeUntilCommitted();
    }
    assertWhole();
  }

  @Test
  void aTableGoesOnPastARowThatTheSourceHasMended() throws Exception {
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 24)) {
      awaitCommit(orders);
      feed.refuse(0, BAD_ID);
      awaitStop();
      orders.resume();
      awaitCheckpoints();
      awaitStop();
      feed.insert(0, BAD_ID, "mended", 1);
      resumeUntilCommitted();
    }
    assertWhole();
  }

  private void awaitStop() throws InterruptedException {
    TestingCluster.await(
        "the table to stop",
        () -> flink.stopped(job).getOrDefault(ORDERS, "").contains("id=" + BAD_ID));
  }

  /** Asks again where it has stopped again: one of its writers may have failed meanwhile. */
  private void resumeUntilCommitted() throws InterruptedException {
    long seen = MirrorStack.position(orders);
    TestingCluster.await(
        "the table to go on",
        () -> {
          if (!flink.stopped(job).isEmpty()) {
            orders.resume();
          }
          return MirrorStack.position(orders) > seen;
        });
  }

  private void awaitCheckpoints() throws InterruptedException {
    long before = flink.completed(job);
    TestingCluster.await("checkpoints", () -> flink.completed(job) > before + 2);
  }

  private static void awaitCommit(ShadowedTable table) throws InterruptedException {
    long seen = MirrorStack.position(table);
    TestingCluster.await("a commit", () -> MirrorStack.position(table) > seen);
  }

  private void assertWhole() throws Exception {
    stack.awaitCommitted(orders, feed, 0);
    stack.awaitCommitted(items, feed, 1);
    new TestingOracle(orders, feed.history(0)).assertMain();
    new TestingOracle(items, feed.history(1)).assertMain();
    assertThat(flink.stopped(job)).isEmpty();
    assertThat(flink.restarts(job)).isZero();
  }
}
