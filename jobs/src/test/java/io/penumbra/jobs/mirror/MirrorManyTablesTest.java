package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One job over 100 tables: the three that fail stop, by themselves, and lose nothing (I12). */
class MirrorManyTablesTest {
  private static final int TABLES = 100;
  private static final int DROPPED = 1;
  private static final int UNWRITABLE = 2;
  private static final int BAD_ROW = 3;
  private static final int HOT = 7;

  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;

  @Test
  void theTablesThatFailStopAndTheOthersGoOn() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    List<ShadowedTable> tables = new ArrayList<>();
    for (int table = 0; table < TABLES; table++) {
      tables.add(stack.table("t" + table, table == BAD_ROW ? Set.of("id", "qty") : Set.of("id")));
    }
    TestingFeed feed = TestingFeed.open("many");
    stack.catalog().dropTable(tables.get(DROPPED).id(), true);
    TestingStorage.mark("/t" + UNWRITABLE + "/data", TestingFault.DENIED);
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    for (int round = 0; round < 3; round++) {
      for (int table = 0; table < HOT; table++) {
        feed.insert(table, round, "r" + round, round);
      }
      stack.awaitCommitted(tables.get(0), feed, 0);
    }
    feed.insertUnheld(BAD_ROW, 1000);
    feed.insert(BAD_ROW, 1001, "behind", 1);
    feed.insert(0, 1001, "behind", 1);
    TestingCluster.await("three tables to stop", () -> flink.stopped(job).size() >= 3);
    for (int table : List.of(0, 4, 5, 6)) {
      stack.awaitCommitted(tables.get(table), feed, table);
      assertThat(stack.rows(tables.get(table))).isEqualTo(feed.expected(table));
    }
    assertThat(stack.rows(tables.get(BAD_ROW))).hasSize(3);
    assertThat(stack.rows(tables.get(UNWRITABLE))).isEmpty();
    assertThat(flink.ofTables(job, "commits")).hasSize(TABLES);
    for (int quiet = HOT; quiet < TABLES; quiet++) {
      assertThat(flink.ofTables(job, "commits")).containsEntry("shop.t" + quiet, "0");
      assertThat(tables.get(quiet).table().currentSnapshot()).as("t%d", quiet).isNull();
    }
    assertThat(flink.ofTables(job, "stopped")).hasSize(TABLES);
    assertThat(flink.stopped(job)).containsOnlyKeys("shop.t1", "shop.t2", "shop.t3");
    assertThat(flink.stopped(job).get("shop.t1")).contains("does not exist");
    assertThat(flink.stopped(job).get("shop.t2")).contains("Permission denied");
    assertThat(flink.stopped(job).get("shop.t3")).contains("id=1000");
    assertThat(flink.restarts(job)).isZero();

    TestingStorage.clear();
    tables.get(UNWRITABLE).resume();
    stack.awaitCommitted(tables.get(UNWRITABLE), feed, UNWRITABLE);
    assertThat(stack.rows(tables.get(UNWRITABLE))).isEqualTo(feed.expected(UNWRITABLE));
    assertThat(flink.stopped(job)).containsOnlyKeys("shop.t1", "shop.t3");
    flink.cancel(job);
  }
}
