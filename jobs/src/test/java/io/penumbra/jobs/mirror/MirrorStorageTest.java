package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.LaneLimits;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Status;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The storage of one shadow fails: it is detached by name, and the table goes on (I1). */
class MirrorStorageTest {
  private static final Duration INTERVAL = Duration.ofMillis(400);

  /** So wide that a healthy shadow is within them on a busy machine, too. */
  private static final LaneLimits LIMITS = new LaneLimits(2, 1, Duration.ofMinutes(1));

  /** Ten times this is beyond the limits. */
  private static final long STORE_MILLIS = 200;

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;

  @AfterEach
  void cancel() throws Exception {
    TestingStorage.clear();
    flink.cancelAll();
    TestingCluster.await("shadows to be given up", () -> !writesShadows());
  }

  @ParameterizedTest
  @EnumSource(value = TestingFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aShadowWhoseStorageFailsIsDetachedAndTheTableGoesOn(TestingFault fault) throws Exception {
    MirrorStack stack = new MirrorStack(folder).limits(INTERVAL, LIMITS);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("storage" + fault);
    JobID job = flink.submit(stack.job(feed, 1, false, null));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 4)) {
      LaneId apart = orders.propose(TestingShape.WIDENED.proposal("apart", true)).id();
      TestingCluster.await(
          "the activation", () -> orders.ledger().lane(apart).orElseThrow().feeding().active());
      TestingStorage.storing(STORE_MILLIS);
      TestingStorage.mark("/" + apart + "/", fault);
      TestingCluster.await("the detachment", () -> lane(orders, apart).status() == Status.DETACHED);
      assertThat(lane(orders, apart).standing().reason()).isNotBlank();
    }
    stack.awaitCommitted(orders, feed, 0);
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
    assertThat(flink.restarts(job)).isZero();
    flink.cancel(job);
  }

  /** Whether threads go on that write into the test's folder. */
  private static boolean writesShadows() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().startsWith("penumbra-shadow"));
  }

  private static Lane lane(ShadowedTable table, LaneId id) {
    return table.ledger().lane(id).orElseThrow();
  }
}
