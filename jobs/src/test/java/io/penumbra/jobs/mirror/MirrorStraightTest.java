package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import java.nio.file.Path;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every change reaches main once (I3), in a stream that ends and in one that does not. */
class MirrorStraightTest {
  @RegisterExtension private static final TestingCluster flink = new TestingCluster();

  @TempDir Path folder;

  @Test
  void aStreamThatEndsIsWholeInTheTable() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("ends");
    for (int id = 0; id < 500; id++) {
      feed.insert(0, id, "n" + id, id);
    }
    for (int id = 0; id < 500; id += 3) {
      feed.update(0, id, "u" + id, id + 1);
    }
    for (int id = 0; id < 500; id += 7) {
      feed.delete(0, id);
    }
    feed.rekey(0, 1, 1001, "moved", 1);
    feed.end();
    JobID job = flink.submit(stack.job(feed, 2, true, null));
    assertThat(flink.result(job).isSuccess()).isTrue();
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
  }

  @Test
  void changesOfLaterCheckpointsReplaceThoseOfEarlierOnes() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    ShadowedTable orders = stack.table("orders");
    TestingFeed feed = TestingFeed.open("later");
    JobID job = flink.submit(stack.job(feed, 2, false, null));
    for (int round = 0; round < 4; round++) {
      for (int id = 0; id < 100; id++) {
        if (feed.holds(0, id)) {
          feed.update(0, id, "r" + round, round);
        } else {
          feed.insert(0, id, "r" + round, round);
        }
      }
      feed.delete(0, round);
      stack.awaitCommitted(orders, feed, 0);
      assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
    }
    feed.truncate(0);
    feed.insert(0, 7, "after", 7);
    stack.awaitCommitted(orders, feed, 0);
    assertThat(stack.rows(orders)).isEqualTo(feed.expected(0));
    flink.cancel(job);
  }
}
