package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that start from savepoints, new, old or none, next to each other: exactly once (I3). */
class MirrorRestoreTest {
  @TempDir static Path cluster;
  private static TestingCluster flink;

  @TempDir Path folder;
  private MirrorStack stack;
  private ShadowedTable orders;
  private TestingFeed feed;

  @BeforeAll
  static void start() throws Exception {
    flink = new TestingCluster(cluster);
  }

  @AfterAll
  static void stop() throws Exception {
    flink.close();
  }

  @BeforeEach
  void open() {
    stack = new MirrorStack(folder, Map.of());
    orders = stack.table("orders");
    feed = TestingFeed.open(folder.toString());
  }

  @AfterEach
  void cancel() throws Exception {
    flink.cancelAll();
  }

  @Test
  void aSavepointIsTakenUpWithMoreAndWithFewerWriters() throws Exception {
    JobID first = flink.submit(stack.job(feed, 2, false, null));
    JobID second;
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 5)) {
      awaitCommit();
      String savepoint = flink.savepoint(first, stack.savepoints());
      flink.cancel(first);
      second = flink.submit(stack.job(feed, 3, false, savepoint));
      awaitCommit();
      savepoint = flink.savepoint(second, stack.savepoints());
      flink.cancel(second);
      flink.submit(stack.job(feed, 1, false, savepoint));
      awaitCommit();
    }
    assertEqualToTheSource();
  }

  @Test
  void anOlderSavepointRewindsAndTheRepeatedChangesDoubleNothing() throws Exception {
    JobID first = flink.submit(stack.job(feed, 2, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 6)) {
      awaitCommit();
      String older = flink.savepoint(first, stack.savepoints());
      awaitCommit();
      awaitCommit();
      flink.cancel(first);
      String lineage = orders.ledger().pipeline().orElseThrow().lineage();
      flink.submit(stack.job(feed, 2, false, older));
      awaitCommit();
      assertThat(orders.ledger().pipeline().orElseThrow().lineage()).isNotEqualTo(lineage);
      TestingCluster.await(
          "the end of the rewind", () -> !orders.ledger().pipeline().orElseThrow().rewinding());
    }
    assertEqualToTheSource();
  }

  @Test
  void aStartWithoutStateIsRefusedWhereTheTableHasOne() throws Exception {
    JobID first = flink.submit(stack.job(feed, 1, false, null));
    feed.insert(0, 1, "one", 1);
    stack.awaitCommitted(orders, feed, 0);
    flink.cancel(first);
    JobResult refused = flink.result(flink.submit(stack.job(feed, 1, false, null)));
    assertThat(refused.isSuccess()).isFalse();
    assertThat(refused.getSerializedThrowable().orElseThrow().getFullStringifiedStackTrace())
        .contains("starts without its state, but the table holds checkpoint");
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
  }

  @Test
  void theOlderOfTwoJobsThatFeedATableFailsForGood() throws Exception {
    JobID old = flink.submit(stack.job(feed, 1, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 7)) {
      awaitCommit();
      String savepoint = flink.savepoint(old, stack.savepoints());
      flink.submit(stack.job(feed, 1, false, savepoint));
      TestingCluster.await("the old job to fail", () -> flink.status(old) == JobStatus.FAILED);
      awaitCommit();
    }
    assertEqualToTheSource();
  }

  private void awaitCommit() throws InterruptedException {
    long seen = MirrorStack.position(orders);
    String lineage = orders.ledger().pipeline().map(pipeline -> pipeline.lineage()).orElse("");
    TestingCluster.await(
        "a commit",
        () ->
            MirrorStack.position(orders) > seen
                || orders
                    .ledger()
                    .pipeline()
                    .filter(now -> !now.lineage().equals(lineage) && now.checkpoint() >= 0)
                    .isPresent());
  }

  private void assertEqualToTheSource() throws Exception {
    TestingCluster.await(
        "the end of a rewind", () -> !orders.ledger().pipeline().orElseThrow().rewinding());
    stack.awaitCommitted(orders, feed, 0);
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
  }
}
