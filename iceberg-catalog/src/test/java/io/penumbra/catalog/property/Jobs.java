package io.penumbra.catalog.property;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.testing.TestingStream;
import io.penumbra.catalog.testing.TestingTable;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Pipeline;
import java.util.ArrayList;
import java.util.List;

/** The jobs that feed the table, one after the other: the present one, and those of the past. */
final class Jobs {
  private final World world;
  private final List<TestingStream> past = new ArrayList<>();
  private TestingStream present;
  private int number;

  Jobs(World world) {
    this.world = world;
    this.present = next().start(world.shadowed());
  }

  TestingStream present() {
    return present;
  }

  private TestingStream next() {
    return world.table.stream("job" + number++);
  }

  /** A new job takes over with the state of a checkpoint, whatever happens while it does. */
  void restore(String lineage, long checkpoint) {
    past.add(present);
    present = next();
    world.reopen();
    Trouble.Ending ending =
        world.trouble.attempt(
            "takeover",
            () -> present.restore(world.shadowed(), lineage, checkpoint),
            world.oracle::take);
    if (ending != Trouble.Ending.ANSWERED) {
      world.reopen();
      present.restore(world.shadowed(), lineage, checkpoint);
    }
    world.oracle.take(world.now());
  }

  /** A job that was taken over from commits, or claims the table again: both are refused. */
  void old() {
    if (past.isEmpty()) {
      return;
    }
    TestingStream old = world.pick(past);
    old.look(world.now());
    old.epoch(List.of(TestingTable.upsert(3, -1L, "zombie", -1L)));
    Barrier barrier = old.barrier("zombie", true);
    refused(ErrorCode.FENCED, () -> world.shadowed().commit(List.of(barrier)));
    refused(ErrorCode.FENCED, () -> old.restore(world.shadowed(), old.lineage(), old.checkpoint()));
    world.note("old committer refused");
  }

  /** A job without state would load anew what the table has. */
  void stateless() {
    Pipeline committed = world.now().pipeline().orElseThrow();
    if (committed.checkpoint() >= 0 || committed.rewinding()) {
      refused(ErrorCode.REWIND_REFUSED, () -> next().start(world.shadowed()));
      world.note("job without state refused");
    }
  }

  private static void refused(ErrorCode code, Runnable attempt) {
    try {
      attempt.run();
    } catch (PenumbraException e) {
      if (e.code() == code) {
        return;
      }
      throw e;
    }
    throw new AssertionError("A job was let in that should not be: " + code);
  }
}
