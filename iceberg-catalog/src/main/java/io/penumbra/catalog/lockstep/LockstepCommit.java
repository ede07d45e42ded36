package io.penumbra.catalog.lockstep;

import io.penumbra.catalog.commit.Change;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.catalog.follow.MainHistory;
import io.penumbra.catalog.verb.ForeignAlter;
import io.penumbra.fault.FaultPoint;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.SnapshotRef;

/** Commits barriers of the stream, in order, to all lanes of a table at once (invariant I2). */
public final class LockstepCommit implements Change<LockstepResult> {
  private final List<Barrier> barriers;

  public LockstepCommit(List<Barrier> barriers) {
    this.barriers = List.copyOf(barriers);
  }

  @Override
  public LockstepResult stage(Stage stage) {
    FaultPoint.PRE_COMMIT.reach();
    Ledger before = stage.ledger();
    List<Barrier> open = Fence.open(before, barriers);
    List<Long> skipped =
        barriers.stream().filter(b -> !open.contains(b)).map(Barrier::checkpoint).toList();
    if (open.stream().allMatch(barrier -> Idle.is(barrier, before))) {
      return new LockstepResult(before, Map.of(), Map.of(), Map.of(), skipped, 0);
    }
    ForeignAlter.absorb(stage);
    MainHistory.noteDivergence(stage);
    Map<Long, Set<LaneId>> taken = new HashMap<>();
    open.forEach(
        barrier -> taken.put(barrier.checkpoint(), new BarrierStage(stage, barrier).run()));
    Barrier last = open.get(open.size() - 1);
    Followers.sync(stage, BarrierStage.marks(last));
    MainHistory.mark(stage);
    stage.ledger(stage.ledger().with(progress(stage.ledger(), last)));
    return new LockstepResult(
        stage.ledger(), heads(stage), detached(before, stage.ledger()), taken, skipped, 0);
  }

  private static Pipeline progress(Ledger ledger, Barrier last) {
    Pipeline pipeline = ledger.pipeline().orElseThrow();
    return new Pipeline(
        pipeline.lineage(),
        pipeline.job(),
        last.checkpoint(),
        last.position(),
        last.caughtUp() ? "" : pipeline.catchUp());
  }

  private static Map<LaneId, Long> heads(Stage stage) {
    Map<LaneId, Long> heads = new HashMap<>();
    for (Lane lane : stage.ledger().lanes().values()) {
      SnapshotRef now = stage.metadata().ref(lane.branch());
      SnapshotRef was = stage.base().ref(lane.branch());
      if (now != null && (was == null || was.snapshotId() != now.snapshotId())) {
        heads.put(lane.id(), now.snapshotId());
      }
    }
    return heads;
  }

  private static Map<LaneId, String> detached(Ledger before, Ledger after) {
    Map<LaneId, String> detached = new HashMap<>();
    for (Lane lane : after.lanes().values()) {
      boolean wasFed = before.lane(lane.id()).map(was -> was.status().fed()).orElse(false);
      if (wasFed && lane.status() == Status.DETACHED) {
        detached.put(lane.id(), lane.standing().reason());
      }
    }
    return detached;
  }
}
