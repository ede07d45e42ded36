package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingTable;
import io.penumbra.lane.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.iceberg.FileFormat;

/** One random history, decided by its seed alone. */
final class History {
  private static final int STEPS = 40;
  private static final int LANES = 4;

  private record Step(String name, int weight, Runnable run) {}

  private final long seed;
  private final boolean careful;
  private final World world;
  private final Feed feed;
  private final Verbs verbs;
  private final List<Step> steps = new ArrayList<>();

  /**
   * @param careful whether to compare the lanes after every step
   */
  History(TestingCatalog catalog, long seed, Tally tally, boolean careful) {
    this.seed = seed;
    this.careful = careful;
    Random random = new Random(seed);
    int version = random.nextBoolean() ? 2 : 3;
    Map<String, String> properties =
        Map.of(
            "penumbra.retention.lane-snapshots", "4",
            "penumbra.retention.main-snapshots", "6",
            "write.metadata.compression-codec", "none");
    TestingTable table =
        TestingTable.create(catalog, "h" + seed, version, FileFormat.AVRO, properties);
    this.world = new World(random, table, tally);
    this.feed = new Feed(world);
    this.verbs = new Verbs(world);
    plan(new Strangers(world));
  }

  private void plan(Strangers strangers) {
    Views views = new Views(world, strangers);
    step("commit", 30, feed::commit);
    step("look", 14, feed::look);
    step("propose", 9, verbs::propose);
    step("promote", 8, verbs::promote);
    step("rollback", 5, verbs::rollback);
    step("finalize", 5, verbs::finish);
    step("discard", 3, verbs::discard);
    step("pin", 3, verbs::pin);
    step("unpin", 2, verbs::unpin);
    step("detach", 1, verbs::detach);
    step("refork", 3, verbs::refork);
    step("record", 2, verbs::record);
    step("resume", 1, verbs::resume);
    step("adopt", 1, verbs::adopt);
    step("restart", 2, feed::restart);
    step("rewind", 1, feed::rewind);
    step("old committer", 2, feed::oldCommitter);
    step("job without state", 1, feed::stateless);
    step("append", 2, strangers::append);
    step("delete", 2, strangers::delete);
    step("delete place", 2, strangers::deletePlace);
    step("compact", 2, strangers::compact);
    step("expire", 3, strangers::expire);
    step("alter", 2, strangers::alter);
    step("prepare", 2, strangers::prepare);
    step("commit prepared", 2, strangers::commitPrepared);
    step("open view", 4, views::open);
    step("write view", 4, views::write);
  }

  private void step(String name, int weight, Runnable run) {
    steps.add(new Step(name, weight, run));
  }

  /** At least forty steps, begun with a commit and three shadows. */
  void run() {
    try {
      take(named("commit"));
      while (world.now().lanes().size() < LANES) {
        take(named("propose"));
      }
      take(named("look"));
      for (int i = 0; i < STEPS; i++) {
        take(any());
      }
      feed.finish();
      Check.of(world);
      verbs.end();
      Check.ofEnd(world);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(
          "History of seed " + seed + ":\n" + String.join("\n", world.log()) + "\n", e);
    } finally {
      world.table.catalog().io().clear(world.table.stranger().location());
      world.table.catalog().clean().dropTable(world.table.id(), false);
    }
  }

  private void take(Step step) {
    world.trouble.arrivals();
    world.log(step.name);
    Ledger before = world.oracle.ledger();
    step.run.run();
    world.tally.count("step " + step.name);
    Ledgers.told(before, world.oracle.ledger()).forEach(world::note);
    // Drawn in any case: a seed has to mean the same history whether or not it is watched closely.
    boolean due = world.chance(0.05);
    if (careful) {
      world.log("   " + Ledgers.brief(world.now()));
    }
    if (careful || due) {
      Check.of(world);
    }
  }

  private Step named(String name) {
    return steps.stream().filter(step -> step.name.equals(name)).findFirst().orElseThrow();
  }

  private Step any() {
    int at = world.random.nextInt(steps.stream().mapToInt(Step::weight).sum());
    for (Step step : steps) {
      at -= step.weight;
      if (at < 0) {
        return step;
      }
    }
    throw new IllegalStateException("Weights do not add up");
  }
}
