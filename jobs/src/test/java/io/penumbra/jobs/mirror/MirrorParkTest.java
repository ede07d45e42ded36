package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.fault.FaultPoint;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A job ends and starts while the changes of a stopped table are parked: none of them is lost when
 * the table goes on (I3, I12).
 */
class MirrorParkTest {
  private static final String ORDERS = "shop.orders";
  private static final String ONE_WRITER = "/00001-0-";
  private static final String ALL_WRITERS = "/data/";
  private static final int BAD_ID = 5000;

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;
  private MirrorStack stack;
  private ShadowedTable orders;
  private TestingFeed feed;
  private TestingTraffic traffic;
  private JobID job;

  @BeforeEach
  void open() throws Exception {
    stack = new MirrorStack(folder);
    orders = stack.table("orders");
    feed = TestingFeed.open(folder.toString());
    job = flink.submit(stack.job(feed, 2, false, null));
    traffic = new TestingTraffic(feed, 0, 31);
    awaitCommit();
  }

  @AfterEach
  void close() throws InterruptedException {
    traffic.close();
  }

  @ParameterizedTest
  @CsvSource({ALL_WRITERS + ", 3", ALL_WRITERS + ", 1", ONE_WRITER + ", 3", ONE_WRITER + ", 1"})
  void changesOutliveADeathAndAStopWithASavepointAndAStartWithOtherWriters(
      String broken, int writers) throws Exception {
    breakAndAwaitStop(broken);
    die(FaultPoint.BEFORE_SNAPSHOT);
    awaitParked();
    String savepoint = flink.stop(job, stack.savepoints());
    traffic.burst();
    job = flink.submit(stack.job(feed, writers, false, savepoint));
    awaitParked();
    die(FaultPoint.AFTER_SNAPSHOT);
    awaitParked();
    mendAndResume();
    assertWhole();
    TestingHits.add("restart while changes are parked", 3);
  }

  @Test
  void aTableThatIsResumedWhileItsJobIsDownGoesOnWithIt() throws Exception {
    breakAndAwaitStop(ALL_WRITERS);
    String savepoint = flink.stop(job, stack.savepoints());
    TestingStorage.clear();
    orders.resume();
    job = flink.submit(stack.job(feed, 3, false, savepoint));
    assertWhole();
    TestingHits.add("restart while changes are parked", 1);
  }

  @Test
  void aTruncationBetweenTwoStartsIsNotUndoneByParkedChanges() throws Exception {
    breakAndAwaitStop(ONE_WRITER);
    die(FaultPoint.BEFORE_SNAPSHOT);
    awaitParked();
    feed.truncate(0);
    awaitParked();
    String savepoint = flink.stop(job, stack.savepoints());
    job = flink.submit(stack.job(feed, 3, false, savepoint));
    mendAndResume();
    assertWhole();
    TestingHits.add("restart while changes are parked", 2);
  }

  @Test
  void aRowThatIsMendedWhileItsJobIsDownIsGonePastAfterItsStart() throws Exception {
    feed.refuse(0, BAD_ID);
    awaitStop();
    String savepoint = flink.stop(job, stack.savepoints());
    feed.insert(0, BAD_ID, "mended", 1);
    job = flink.submit(stack.job(feed, 3, false, savepoint));
    awaitParked();
    TestingCluster.await("the table to go on", this::goesOn);
    assertWhole();
    TestingHits.add("restart while changes are parked", 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultPoint.class,
      names = {"FLUSH", "PRE_COMMIT", "METADATA_WRITE", "COMPARE_AND_SET", "REPLY"})
  void aDeathWhileATableGoesOnLosesAndDoublesNothing(FaultPoint point) throws Exception {
    breakAndAwaitStop(ALL_WRITERS);
    TestingCrash crash = TestingCrash.next(point);
    FaultPoint.install(crash);
    mendAndResume();
    TestingCluster.await("a death at " + point, () -> crash.hits() > 0);
    assertWhole();
    TestingHits.add("death while parked changes are taken up", 1);
  }

  /** Lets the storage of the table fail, and some more changes be kept back. */
  private void breakAndAwaitStop(String broken) throws Exception {
    TestingStorage.mark(broken, TestingFault.FULL);
    awaitStop();
    awaitParked();
  }

  private void mendAndResume() {
    TestingStorage.clear();
    orders.resume();
  }

  private void awaitStop() throws InterruptedException {
    TestingCluster.await("the table to stop", () -> flink.stopped(job).containsKey(ORDERS));
  }

  /** Waits for checkpoints that hold parked changes of a stopped table. */
  private void awaitParked() throws InterruptedException {
    awaitStop();
    long before = flink.completed(job);
    TestingCluster.await("checkpoints", () -> flink.completed(job) > before + 1);
    awaitStop();
  }

  /** Asks for it as long as it is stopped: it may have met the row again meanwhile. */
  private boolean goesOn() {
    if (flink.stopped(job).isEmpty()) {
      return true;
    }
    orders.resume();
    return false;
  }

  private void die(FaultPoint point) throws InterruptedException {
    long before = flink.restarts(job);
    TestingCrash crash = TestingCrash.next(point);
    FaultPoint.install(crash);
    TestingCluster.await("a death at " + point, () -> crash.hits() > 0);
    FaultPoint.clear();
    TestingCluster.await("a restart", () -> flink.restarts(job) > before);
  }

  private void awaitCommit() throws InterruptedException {
    long seen = MirrorStack.position(orders);
    TestingCluster.await("a commit", () -> MirrorStack.position(orders) > seen);
  }

  private void assertWhole() throws Exception {
    awaitCommit();
    traffic.close();
    stack.awaitCommitted(orders, feed, 0);
    new TestingOracle(orders, feed.history(0)).assertMain();
    assertThat(flink.stopped(job)).isEmpty();
  }
}
