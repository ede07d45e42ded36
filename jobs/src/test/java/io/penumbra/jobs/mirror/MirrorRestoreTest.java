package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.lane.Lane;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that start from savepoints, new, old or none, next to each other, while lanes open and swap:
 * exactly once (I3).
 */
class MirrorRestoreTest {
  private static final int ROUNDS = 3;
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
    feed = TestingFeed.open(folder.toString());
    oracle = new TestingOracle(orders, feed.history(0));
  }

  @Test
  void aSavepointIsTakenUpWithMoreAndWithFewerWriters() throws Exception {
    List<Integer> writers = List.of(3, 1, 2);
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 5)) {
      openWide();
      for (int round = 0; round < ROUNDS; round++) {
        openCopied(round);
        String savepoint = flink.savepoint(job, stack.savepoints());
        flink.cancel(job);
        swap(round);
        job = flink.submit(stack.job(feed, writers.get(round), false, savepoint));
        awaitCommit();
      }
      awaitActive();
    }
    assertEqualToTheSource();
    TestingHits.add("restore with another number of writers", ROUNDS);
  }

  @Test
  void anOlderSavepointRewindsAndTheRepeatedChangesDoubleNothing() throws Exception {
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 6)) {
      openWide();
      for (int round = 0; round < ROUNDS; round++) {
        String older = flink.savepoint(job, stack.savepoints());
        openCopied(round);
        swap(round);
        awaitCommit();
        awaitCommit();
        flink.cancel(job);
        String lineage = orders.ledger().pipeline().orElseThrow().lineage();
        job = flink.submit(stack.job(feed, 2, false, older));
        awaitCommit();
        assertThat(orders.ledger().pipeline().orElseThrow().lineage()).isNotEqualTo(lineage);
        awaitEndOfRewind();
      }
      awaitActive();
    }
    assertEqualToTheSource();
    TestingHits.add("restore from an older savepoint", ROUNDS);
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
    JobID job = flink.submit(stack.job(feed, 1, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 7)) {
      openWide();
      for (int round = 0; round < ROUNDS; round++) {
        JobID old = job;
        String savepoint = flink.savepoint(old, stack.savepoints());
        openCopied(round);
        job = flink.submit(stack.job(feed, 1, false, savepoint));
        swap(round);
        TestingCluster.await("the old job to fail", () -> flink.status(old) == JobStatus.FAILED);
        awaitCommit();
      }
      awaitActive();
    }
    assertEqualToTheSource();
    TestingHits.add("old and new job alive together", ROUNDS);
  }

  private void openWide() throws InterruptedException {
    awaitCommit();
    orders.propose(TestingShape.WIDENED.proposal(WIDE, true));
    TestingCluster.await("the activation", () -> orders.ledger().require(WIDE).feeding().active());
  }

  private void openCopied(int round) {
    orders.propose(TestingShape.COPIED.proposal("s" + round, false));
  }

  private void swap(int round) {
    switch (round) {
      case 1 -> orders.promote(WIDE, heads -> {});
      case 2 -> orders.rollback();
      default -> {}
    }
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

  /** While changes come: a lane that nobody wrote stays as it is. */
  private void awaitActive() throws InterruptedException {
    TestingCluster.await(
        "all lanes to be active",
        () -> orders.ledger().lanes().values().stream().allMatch(lane -> lane.feeding().active()),
        orders::ledger);
  }

  private void awaitEndOfRewind() throws InterruptedException {
    TestingCluster.await(
        "the end of a rewind", () -> !orders.ledger().pipeline().orElseThrow().rewinding());
  }

  private void assertEqualToTheSource() throws Exception {
    awaitEndOfRewind();
    stack.awaitCommitted(orders, feed, 0);
    assertThat(orders.ledger().lanes()).hasSize(2 + ROUNDS);
    for (Lane lane : orders.ledger().lanes().values()) {
      assertThat(lane.feeding().active()).as(lane.name()).isTrue();
      oracle.assertLane(
          lane.id(), lane.name().startsWith("s") ? TestingShape.COPIED : TestingShape.WIDENED);
    }
  }
}
