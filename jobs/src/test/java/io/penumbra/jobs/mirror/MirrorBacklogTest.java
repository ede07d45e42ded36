package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.fault.FaultPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints go on while nothing can be committed: what piles up is committed all the same. */
class MirrorBacklogTest {
  private static final int CHECKPOINTS = 40;
  private static final String COMMITTER = "penumbra-commit";

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;

  @Test
  void whatPilesUpIsCommittedInPortionsSoThatAFailureCostsOneOfThemOnly() throws Exception {
    MirrorStack stack =
        new MirrorStack(folder)
            .limits(Duration.ofMillis(100), new LaneLimits(100, 1, Duration.ofMinutes(1)));
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("backlog");
    TestingHold hold = new TestingHold();
    AtomicInteger commits = new AtomicInteger();
    try {
      JobID job = flink.submit(stack.job(feed, 2, false, null));
      try (TestingTraffic traffic = new TestingTraffic(feed, 0, 9)) {
        TestingCluster.await("a first commit", () -> orders.table().currentSnapshot() != null);
        FaultPoint.install(point -> reach(point, hold, commits));
        TestingCluster.await("a commit to be held", hold::reached);
        long before = flink.completed(job);
        TestingCluster.await(
            "checkpoints behind it", () -> flink.completed(job) >= before + CHECKPOINTS);
      }
      hold.release();
      stack.awaitCommitted(orders, feed, 0);
      new TestingOracle(orders, feed.history(0)).assertMain();
      assertThat(commits).hasValueGreaterThan(3);
      flink.cancel(job);
    } finally {
      hold.release();
    }
  }

  private static void reach(FaultPoint point, TestingHold hold, AtomicInteger commits) {
    if (point == FaultPoint.PRE_COMMIT && Thread.currentThread().getName().startsWith(COMMITTER)) {
      hold.pass();
    } else if (point == FaultPoint.COMPARE_AND_SET) {
      commits.incrementAndGet();
    }
  }
}
