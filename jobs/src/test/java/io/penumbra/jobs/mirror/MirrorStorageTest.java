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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The storage of one shadow fails: it is detached by name, and the table goes on (I1). */
class MirrorStorageTest {
  private static final long STORE_MILLIS = 20;

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
    TestingStorage.clear();
    flink.cancelAll();
  }

  @ParameterizedTest
  @EnumSource(value = TestingFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aShadowWhoseStorageFailsIsDetachedAndTheTableGoesOn(TestingFault fault) throws Exception {
    MirrorStack stack =
        new MirrorStack(folder)
            .limits(Duration.ofMillis(400), new LaneLimits(1.25, 1, Duration.ofMillis(500)));
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

  private static Lane lane(ShadowedTable table, LaneId id) {
    return table.ledger().lane(id).orElseThrow();
  }
}
