package io.penumbra.jobs.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Role;
import io.penumbra.lane.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lanes open, swap and close while changes, routes and barriers reach two writers in random orders
 * (I3, I4): each lane holds what the source's history says, and none is given up.
 *
 * <p>Few keys, so that a writer often has no change in an epoch. {@code -Dpenumbra.histories=N}
 * runs so many.
 */
class ActivationPropertyTest {
  private static final int HISTORIES = Integer.getInteger("penumbra.histories", 8);
  private static final int STEPS = 120;
  private static final int KEYS = 6;
  private static final int LANES = 3;

  @TempDir private Path folder;
  private final Map<String, Integer> tally = new TreeMap<>();

  @Test
  void everyLaneHasEveryChangeFromItsBarrierOn() throws Exception {
    for (int seed = 0; seed < HISTORIES; seed++) {
      new History(seed).run();
    }
    System.out.println("Activations in " + HISTORIES + " histories: " + tally);
    assertThat(tally).containsKeys("active", "propose", "promote", "rollback", "discard", "crash");
  }

  /** A writer read the ledger ahead of one that had no change: the lane lacked the other's next. */
  @Test
  void aLaneThatOneWriterHeardOfFirstLacksNothing() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    ShadowedTable table = stack.table("orders");
    TestingFeed feed = TestingFeed.open("heard first");
    Lane lane;
    try (TestingPipeline pipeline = new TestingPipeline(stack, feed, new Random(0))) {
      feed.insert(0, 0, "by the first writer", 0);
      pipeline.commit();
      lane = table.propose(TestingShape.WIDENED.proposal("ahead", true));
      feed.insert(0, 1, "by the second writer", 1);
      pipeline.commit();
      feed.insert(0, 2, "by the first writer", 2);
      pipeline.commit();
      pipeline.look();
      pipeline.commit();
      feed.insert(0, 3, "by the second writer", 3);
      feed.insert(0, 4, "by the first writer", 4);
      pipeline.commit();
    }
    assertThat(table.ledger().require("ahead").status()).isEqualTo(Status.SHADOWING);
    new TestingOracle(table, feed.history(0)).assertLane(lane.id(), TestingShape.WIDENED);
  }

  /** Writers of a restarted job began without a lane that the barrier it brought made active. */
  @Test
  void aLaneThatARestartMakesActiveLacksNothing() throws Exception {
    MirrorStack stack = new MirrorStack(folder);
    ShadowedTable table = stack.table("orders");
    TestingFeed feed = TestingFeed.open("restarted");
    Lane lane;
    try (TestingPipeline pipeline = new TestingPipeline(stack, feed, new Random(0))) {
      pipeline.commit();
      lane = table.propose(TestingShape.WIDENED.proposal("pending", true));
      pipeline.look();
      pipeline.commit();
      insert(feed, 0);
      pipeline.complete();
      pipeline.crash();
      insert(feed, KEYS);
      pipeline.arrive();
      pipeline.commit();
    }
    assertThat(table.ledger().require("pending").standing().reason()).isEmpty();
    assertThat(table.ledger().require("pending").writesOwnFiles()).isTrue();
    new TestingOracle(table, feed.history(0)).assertLane(lane.id(), TestingShape.WIDENED);
  }

  private static void insert(TestingFeed feed, int first) {
    for (int id = first; id < first + KEYS; id++) {
      feed.insert(0, id, "i" + id, id);
    }
  }

  private final class History {
    private final int seed;
    private final Random random;
    private final MirrorStack stack;
    private final ShadowedTable table;
    private final TestingFeed feed;
    private int proposals;

    History(int seed) throws Exception {
      this.seed = seed;
      random = new Random(seed);
      stack = new MirrorStack(Files.createDirectory(folder.resolve("h" + seed)));
      stack.formatVersion(2 + seed % 2);
      table = stack.table("orders");
      feed = TestingFeed.open("activation-" + seed);
    }

    void run() throws Exception {
      try (TestingPipeline pipeline = new TestingPipeline(stack, feed, random)) {
        for (int step = 0; step < STEPS; step++) {
          step(pipeline);
        }
        pipeline.commit();
      }
      check();
    }

    private void step(TestingPipeline pipeline) throws Exception {
      int dice = random.nextInt(100);
      if (dice < 30) {
        change();
        pipeline.read();
      } else if (dice < 78) {
        pipeline.step();
      } else if (dice < 85) {
        pipeline.barrier();
      } else if (dice < 87) {
        pipeline.abortedBarrier();
      } else if (dice < 91) {
        pipeline.look();
      } else if (dice < 93) {
        pipeline.crash();
        count("crash");
      } else {
        attempt();
      }
    }

    private void change() {
      int id = random.nextInt(KEYS);
      int qty = random.nextInt(1000);
      if (!feed.holds(0, id)) {
        feed.insert(0, id, "i" + qty, qty);
      } else if (random.nextInt(3) == 0) {
        feed.delete(0, id);
      } else {
        feed.update(0, id, "u" + qty, qty);
      }
    }

    private void attempt() {
      try {
        verb();
      } catch (PenumbraException e) {
        assertThat(e.code()).as(e.getMessage()).isNotEqualTo(ErrorCode.INTERNAL_ERROR);
      }
    }

    private void verb() {
      List<String> shadows = shadows();
      int dice = random.nextInt(10);
      if (shadows.isEmpty() || (dice < 3 && shadows.size() < LANES)) {
        String name = "s" + proposals++;
        table.propose(TestingShape.WIDENED.proposal(name, random.nextInt(3) > 0));
        count("propose");
      } else if (dice < 6) {
        table.promote(any(shadows), heads -> {});
        count("promote");
      } else if (dice < 8) {
        table.rollback();
        count("rollback");
      } else if (dice < 9) {
        table.finalizePromotion();
        count("finalize");
      } else {
        table.discard(any(shadows), "not wanted");
        count("discard");
      }
    }

    private List<String> shadows() {
      List<String> names = new ArrayList<>();
      for (Lane lane : table.ledger().lanes().values()) {
        if (!lane.is(Role.PRIMARY)) {
          names.add(lane.name());
        }
      }
      return names;
    }

    private String any(List<String> names) {
      return names.get(random.nextInt(names.size()));
    }

    private void check() {
      TestingOracle oracle = new TestingOracle(table, feed.history(0));
      oracle.assertMain();
      for (Lane lane : table.ledger().lanes().values()) {
        assertThat(lane.standing().status())
            .as("%s of history %d: %s", lane.id(), seed, lane.standing().reason())
            .isNotEqualTo(Status.DETACHED);
        if (lane.writesOwnFiles() && !lane.is(Role.PRIMARY)) {
          count("active");
        }
        oracle.assertLane(lane.id(), TestingShape.WIDENED);
      }
    }

    private void count(String what) {
      tally.merge(what, 1, Integer::sum);
    }
  }
}
