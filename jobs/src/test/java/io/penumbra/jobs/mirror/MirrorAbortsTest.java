package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.commit.Marks;
import io.penumbra.config.LaneLimits;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.Lane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.util.SnapshotUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checkpoints are aborted while lanes open and swap, since one of two writers is late. So the two
 * take a lane up at different barriers, and it starts exactly all the same (I4).
 */
class MirrorAbortsTest {
  private static final int ROUNDS = 3;
  private static final String WIDE = "wide";
  private static final String LATE_THREAD = "write (2/2)";
  private static final String LATE_FILES = "/00001-0-";
  private static final String OTHER_FILES = "/00000-0-";

  // Tasks that an open checkpoint waits for
  private static final int ONLY_THE_FEED = 1;
  private static final int FEED_AND_WRITER = 2;

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;
  private MirrorStack stack;
  private ShadowedTable orders;
  private JobID job;

  /** Checkpoint by snapshot of main. */
  private final Map<Long, Long> committed = new HashMap<>();

  /** Where the late writer is held. */
  enum Late {
    /** Ahead of the barrier: it skips the barriers that the other writer takes meanwhile. */
    AT_A_CHANGE,
    /** In the barrier, which so comes to the committer after the checkpoint was aborted. */
    AT_THE_FLUSH,
    /** Behind the barrier, which the committer takes before the checkpoint is aborted. */
    AT_THE_SNAPSHOT
  }

  @AfterEach
  void release() {
    release(new TestingHold());
  }

  @ParameterizedTest
  @EnumSource(Late.class)
  void aLaneThatOpensAmongAbortedCheckpointsStartsExactly(Late late) throws Exception {
    TestingFeed feed = open(late);
    TestingOracle oracle = new TestingOracle(orders, feed.history(0));
    try (TestingTraffic traffic = new TestingTraffic(feed, 0, 11)) {
      TestingCluster.await("a first commit", () -> orders.table().currentSnapshot() != null);
      orders.propose(TestingShape.WIDENED.proposal(WIDE, true));
      awaitFed(WIDE);
      for (int round = 0; round < ROUNDS; round++) {
        abort(late, round, traffic);
        awaitFed("s" + round);
        remember();
        oracle.assertCut("s" + round, TestingShape.COPIED);
      }
    }
    stack.awaitCommitted(orders, feed, 0);
    for (Lane lane : orders.ledger().lanes().values()) {
      oracle.assertLane(
          lane.id(), lane.name().startsWith("s") ? TestingShape.COPIED : TestingShape.WIDENED);
    }
    assertAborted(late);
  }

  private TestingFeed open(Late late) throws Exception {
    TestingFeed feed = TestingFeed.open("aborts" + late);
    stack =
        new MirrorStack(folder)
            .limits(Duration.ofMillis(200), new LaneLimits(100, 1, Duration.ofMinutes(1)));
    orders = stack.table("orders");
    job = flink.submit(stack.job(feed, 2, false, null));
    return feed;
  }

  private void awaitFed(String shadow) throws InterruptedException {
    TestingCluster.await(
        shadow + " to be fed", () -> orders.ledger().require(shadow).feeding().active());
  }

  /** Holds one writer and aborts checkpoints until the other one writes a new lane. */
  private void abort(Late late, int round, TestingTraffic traffic) throws Exception {
    TestingHold hold = new TestingHold();
    try {
      TestingDecline.arm();
      TestingCluster.await("an open checkpoint", TestingDecline::waits);
      BooleanSupplier reached = hold(late, hold);
      TestingCluster.await(
          "the writer to be late for an open checkpoint", () -> isLate(late, reached));
      traffic.pause();
      int before = flink.aborted(job).size();
      swap(round);
      String name = "s" + round;
      String lane = orders.propose(TestingShape.COPIED.proposal(name, false)).id().value();
      TestingCluster.await(
          "an aborted checkpoint, and the other writer to write " + name,
          () -> {
            if (TestingDecline.waits()) {
              traffic.burst();
              TestingDecline.fail();
            }
            return flink.aborted(job).size() > before
                && TestingStorage.begun("/" + lane + "/", OTHER_FILES);
          });
    } finally {
      release(hold);
      traffic.resume();
    }
  }

  /** Whether the writer is held in the open checkpoint; if it has got past it, the next is due. */
  private boolean isLate(Late late, BooleanSupplier held) {
    if (!held.getAsBoolean()) {
      if (TestingDecline.waits() && flink.missing(job) == ONLY_THE_FEED) {
        TestingDecline.fail();
      }
      return false;
    }
    return late != Late.AT_THE_SNAPSHOT || flink.missing(job) == FEED_AND_WRITER;
  }

  private static BooleanSupplier hold(Late late, TestingHold hold) {
    if (late == Late.AT_A_CHANGE) {
      TestingStorage.mark(LATE_FILES, TestingFault.HUNG);
      return TestingFault::hangs;
    }
    FaultPoint held = late == Late.AT_THE_FLUSH ? FaultPoint.FLUSH : FaultPoint.BEFORE_SNAPSHOT;
    FaultPoint.install(
        point -> {
          if (point == held && Thread.currentThread().getName().startsWith(LATE_THREAD)) {
            hold.pass();
          }
        });
    return hold::reached;
  }

  private static void release(TestingHold hold) {
    FaultPoint.clear();
    TestingStorage.clear();
    TestingDecline.disarm();
    hold.release();
  }

  private void swap(int round) {
    switch (round) {
      case 1 -> orders.promote(WIDE, heads -> {});
      case 2 -> orders.rollback();
      default -> {}
    }
  }

  /** Main's history before later commits have parts of it given up. */
  private void remember() {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(orders.table())) {
      String checkpoint = snapshot.summary().get(Marks.CHECKPOINT);
      if (checkpoint != null) {
        committed.put(snapshot.snapshotId(), Long.parseLong(checkpoint));
      }
    }
  }

  /** Shows by main's history that the aborted checkpoints left what the kind of lateness leaves. */
  private void assertAborted(Late late) throws Exception {
    Set<Long> aborted = flink.aborted(job);
    Set<Long> checkpoints = new HashSet<>(committed.values());
    int manyEpochs = committed.size() - checkpoints.size();
    long ofAborted = checkpoints.stream().filter(aborted::contains).count();
    System.out.printf(
        "%-16s %d aborted, %d of them taken by the committer, %d epochs beyond a barrier's first%n",
        late, aborted.size(), ofAborted, manyEpochs);
    TestingHits.add("aborted checkpoint, a writer late " + late, aborted.size());
    assertThat(aborted.size()).isGreaterThanOrEqualTo(ROUNDS);
    assertThat(late == Late.AT_THE_SNAPSHOT ? ofAborted : (long) manyEpochs).isPositive();
    assertThat(flink.restarts(job)).isZero();
  }
}
