package io.penumbra.catalog.property;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.Faults;
import io.penumbra.catalog.testing.TestingCrash;
import io.penumbra.catalog.testing.TestingStream;
import io.penumbra.catalog.testing.TestingStream.Change;
import io.penumbra.catalog.testing.TestingTable;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.exceptions.CommitFailedException;

/** The stream's side of a history: commits, crashes, restarts, rewinds, and jobs of the past. */
final class Feed {
  private static final List<FaultPoint> POINTS =
      List.of(
          FaultPoint.PRE_COMMIT,
          FaultPoint.METADATA_WRITE,
          FaultPoint.COMPARE_AND_SET,
          FaultPoint.REPLY);

  private final World world;
  private final List<Change> source = new ArrayList<>();
  private final Map<Barrier, List<List<Change>>> pending = new LinkedHashMap<>();
  private final Map<Long, Integer> positions = new LinkedHashMap<>();
  private final List<TestingStream> past = new ArrayList<>();
  private TestingStream stream;
  private int read;
  private int jobs;

  Feed(World world) {
    this.world = world;
    this.stream = newStream().start(world.shadowed());
    settle();
    look();
  }

  private TestingStream newStream() {
    return world.table.stream("job" + jobs++);
  }

  /** The writers learn which lanes there are. */
  void look() {
    stream.look(world.now());
  }

  /** A few barriers of a few epochs each are made and handed to the committer. */
  void commit() {
    int barriers = world.chance(0.2) ? 2 : 1;
    for (int i = 0; i < barriers; i++) {
      barrier(world.chance(0.15) ? 2 : 1);
    }
    if (world.chance(0.05)) {
      crash();
    } else {
      send();
    }
  }

  private void barrier(int count) {
    List<List<Change>> epochs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Change> changes = world.chance(0.1) ? List.of() : changes();
      stream.epoch(changes);
      epochs.add(changes);
      if (i + 1 < count && world.chance(0.3)) {
        look();
      }
    }
    Barrier barrier = stream.barrier(position(read), read >= caughtUpAt());
    positions.put(barrier.checkpoint(), read);
    pending.put(barrier, epochs);
  }

  private int caughtUpAt() {
    String catchUp = world.oracle.ledger().pipeline().map(Pipeline::catchUp).orElse("");
    return catchUp.isEmpty() ? 0 : Integer.parseInt(catchUp);
  }

  private static String position(int at) {
    return "%09d".formatted(at);
  }

  private List<Change> changes() {
    int count = 1 + world.random.nextInt(3);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (read == source.size()) {
        source.add(change());
      }
      changes.add(source.get(read++));
    }
    return changes;
  }

  private Change change() {
    long key = world.random.nextInt(12);
    if (world.chance(0.2)) {
      return TestingTable.delete(key);
    }
    Map<String, Object> row =
        TestingTable.source(key, number(), "b" + number(), world.chance(0.2) ? null : number());
    for (int i = 0; i < Verbs.COLUMNS; i++) {
      row.put("x" + i, number());
    }
    return new Change(key, Optional.of(row));
  }

  private long number() {
    return world.random.nextInt(1000);
  }

  private void send() {
    if (pending.isEmpty()) {
      return;
    }
    world.mayFail();
    try {
      world.shadowed().commit(List.copyOf(pending.keySet()));
      world.calm();
      arrived(true);
    } catch (PenumbraException e) {
      world.note("commit failed: " + e.code());
      world.calm();
      arrived(false);
    }
  }

  /** Takes over into the model what has become of the barriers. */
  private void arrived(boolean acknowledged) {
    Ledger now = world.now();
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
      world.oracle.committed(done, now);
      world.tally.count("barriers committed");
    }
  }

  /** The process dies at some point of a commit, and a new one goes on from its checkpoint. */
  private void crash() {
    FaultPoint point = world.pick(POINTS);
    Faults.crashAt(point);
    try {
      world.shadowed().commit(List.copyOf(pending.keySet()));
    } catch (TestingCrash e) {
      world.note("crash at " + point);
    }
    Faults.crashMissed();
    arrived(false);
    restart();
  }

  /** A new job goes on from the newest checkpoint of the present one. */
  void restart() {
    past.add(stream);
    TestingStream before = stream;
    stream = newStream();
    world.reopen();
    stream.restore(world.shadowed(), before.lineage(), before.checkpoint());
    settle();
    look();
    Map<Barrier, List<List<Change>>> restored = new LinkedHashMap<>();
    pending.forEach((barrier, epochs) -> restored.put(stream.adopted(barrier), epochs));
    pending.clear();
    pending.putAll(restored);
    send();
  }

  /** A new job starts from an older savepoint: it repeats what is in the table. */
  void rewind() {
    Pipeline committed = world.now().pipeline().orElseThrow();
    List<Long> older =
        positions.keySet().stream().filter(at -> at < committed.checkpoint()).toList();
    if (older.isEmpty() || committed.rewinding()) {
      return;
    }
    long to = world.pick(older.subList(Math.max(0, older.size() - 4), older.size()));
    past.add(stream);
    stream = newStream();
    world.reopen();
    stream.restore(world.shadowed(), committed.lineage(), to);
    read = positions.get(to);
    positions.clear();
    pending.clear();
    settle();
    look();
    world.note("rewound");
  }

  /** A job that was taken over from commits, or claims the table again: both are refused. */
  void oldCommitter() {
    if (past.isEmpty()) {
      return;
    }
    TestingStream old = world.pick(past);
    old.look(world.now());
    old.epoch(List.of(TestingTable.upsert(3, -1L, "zombie", -1L)));
    Barrier barrier = old.barrier("zombie", true);
    refused(() -> world.shadowed().commit(List.of(barrier)));
    refused(() -> old.restore(world.shadowed(), old.lineage(), old.checkpoint()));
    world.note("old committer refused");
  }

  private static void refused(Runnable attempt) {
    try {
      attempt.run();
    } catch (PenumbraException e) {
      if (e.code() == ErrorCode.FENCED) {
        return;
      }
      throw e;
    }
    throw new AssertionError("A job that was taken over from was let in");
  }

  /** At the end everything that was made is committed. */
  void finish() {
    world.calm();
    look();
    barrier(1);
    try {
      world.shadowed().commit(List.copyOf(pending.keySet()));
    } catch (CommitFailedException e) {
      throw new AssertionError(e);
    }
    arrived(true);
  }

  private void settle() {
    world.oracle.settle(world.now());
  }
}
