package io.penumbra.catalog.property;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.TestingStream;
import io.penumbra.catalog.testing.TestingStream.Change;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stream's side of a history: commits, crashes, restarts, rewinds, and jobs of the past. */
final class Feed {
  private final World world;
  private final Source source;
  private final Jobs jobs;
  private final Map<Barrier, List<List<Change>>> pending = new LinkedHashMap<>();

  /** Source position by checkpoint of the present lineage. */
  private final SortedMap<Long, Integer> positions = new TreeMap<>(Map.of(0L, 0));

  private boolean down;

  Feed(World world) {
    this.world = world;
    this.source = new Source(world);
    this.jobs = new Jobs(world);
    world.oracle.take(world.now());
    look();
  }

  /** The writers learn which lanes there are. */
  void look() {
    up();
    jobs.present().look(world.now());
  }

  /** A few barriers of a few epochs each are made, and mostly handed to the committer. */
  void commit() {
    up();
    int barriers = world.chance(0.2) ? 2 : 1;
    for (int i = 0; i < barriers; i++) {
      barrier(world.chance(0.15) ? 2 : 1);
    }
    if (!world.chance(0.1)) {
      send();
    }
  }

  private void barrier(int count) {
    List<List<Change>> epochs = new ArrayList<>();
    TestingStream stream = jobs.present();
    for (int i = 0; i < count; i++) {
      List<Change> changes = world.chance(0.1) ? List.of() : source.next();
      stream.epoch(changes);
      epochs.add(changes);
      if (i + 1 < count && world.chance(0.3)) {
        look();
      }
    }
    int at = source.position();
    Barrier barrier = stream.barrier("%09d".formatted(at), at >= caughtUpAt());
    positions.put(barrier.checkpoint(), at);
    pending.put(barrier, epochs);
  }

  private int caughtUpAt() {
    String catchUp = world.oracle.ledger().pipeline().map(Pipeline::catchUp).orElse("");
    return catchUp.isEmpty() ? 0 : Integer.parseInt(catchUp);
  }

  private void send() {
    if (pending.isEmpty()) {
      return;
    }
    Map<LaneId, String> failing = failing();
    List<Barrier> barriers = new ArrayList<>(pending.keySet());
    barriers.set(0, TestingStream.failing(barriers.get(0), failing));
    Trouble.Ending ending =
        world.trouble.attempt(
            "commit",
            () -> world.shadowed().commit(barriers),
            now -> arrived(now, failing.keySet(), false));
    arrived(world.now(), failing.keySet(), ending == Trouble.Ending.ANSWERED);
    down = ending == Trouble.Ending.CRASHED;
  }

  /** A lane that could not be written, now and then; never one that the table is fed from. */
  private Map<LaneId, String> failing() {
    if (!world.chance(0.03)) {
      return Map.of();
    }
    Ledger now = world.now();
    List<Lane> lanes =
        now.lanes().values().stream()
            .filter(lane -> !lane.is(Role.PRIMARY) && lane.status().fed())
            .filter(lane -> !lane.id().equals(now.primary().feeding().filesOf()))
            .toList();
    if (lanes.isEmpty()) {
      return Map.of();
    }
    world.note("lane not written");
    return Map.of(world.pick(lanes).id(), "chance");
  }

  /** After a crash the table is without a job until somebody needs one. */
  private void up() {
    if (down) {
      restart();
    }
  }

  /** Takes over into the model what has become of the barriers. */
  private void arrived(Ledger now, Set<LaneId> failing, boolean acknowledged) {
    Pipeline pipeline = now.pipeline().orElseThrow();
    Map<Barrier, List<List<Change>>> done = new LinkedHashMap<>();
    pending.forEach(
        (barrier, epochs) -> {
          boolean same = barrier.lineage().equals(pipeline.lineage());
          if (acknowledged || (same && barrier.checkpoint() <= pipeline.checkpoint())) {
            done.put(barrier, epochs);
          }
        });
    if (!done.isEmpty()) {
      pending.keySet().removeAll(done.keySet());
      world.oracle.committed(done, failing, now);
      world.tally.count("barriers committed");
    }
  }

  /** A new job goes on from a checkpoint that is not behind the table. */
  void restart() {
    long committed = committed().checkpoint();
    List<Long> checkpoints = List.copyOf(positions.tailMap(committed).keySet());
    resume(jobs.present().lineage(), world.pick(checkpoints));
    send();
  }

  /** A new job starts from an older savepoint: it repeats what is in the table. */
  void rewind() {
    Pipeline committed = committed();
    List<Long> older = List.copyOf(positions.headMap(committed.checkpoint()).keySet());
    if (!older.isEmpty() && !committed.rewinding()) {
      resume(
          committed.lineage(),
          world.pick(older.subList(Math.max(0, older.size() - 4), older.size())));
    }
  }

  private Pipeline committed() {
    return world.now().pipeline().orElseThrow();
  }

  /** What was read after the checkpoint is read again, and its ids are given out again. */
  private void resume(String lineage, long checkpoint) {
    down = false;
    jobs.restore(lineage, checkpoint);
    source.backTo(positions.get(checkpoint));
    positions.tailMap(checkpoint + 1).clear();
    Map<Barrier, List<List<Change>>> restored = new LinkedHashMap<>();
    if (jobs.present().lineage().equals(lineage)) {
      pending.forEach(
          (barrier, epochs) -> {
            if (barrier.checkpoint() <= checkpoint) {
              restored.put(jobs.present().adopted(barrier), epochs);
            }
          });
    } else {
      positions.headMap(checkpoint).clear();
      world.note("rewound");
    }
    pending.clear();
    pending.putAll(restored);
    look();
  }

  void oldCommitter() {
    jobs.old();
  }

  void stateless() {
    jobs.stateless();
  }

  /** At the end everything that was made is committed. */
  void finish() {
    look();
    down = false;
    barrier(1);
    world.shadowed().commit(List.copyOf(pending.keySet()));
    arrived(world.now(), Set.of(), true);
  }
}
