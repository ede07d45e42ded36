package io.penumbra.catalog.lockstep;

import io.penumbra.catalog.commit.Feeds;
import io.penumbra.catalog.commit.Marks;
import io.penumbra.catalog.commit.Stage;
import io.penumbra.catalog.follow.Followers;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Role;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/** One barrier, staged: first the lanes that end or begin with it, then its epochs in order. */
final class BarrierStage {
  private final Stage stage;
  private final Barrier barrier;
  private final Set<LaneId> taken = new HashSet<>();

  BarrierStage(Stage stage, Barrier barrier) {
    this.stage = stage;
    this.barrier = barrier;
  }

  /** The lanes whose file sets were taken. */
  Set<LaneId> run() {
    barrier.detached().forEach(this::detach);
    lanes().stream().filter(lane -> Idle.activates(barrier, lane)).forEach(this::activate);
    barrier.epochs().forEach(this::feed);
    return taken;
  }

  /** What the snapshots of a barrier say about where they come from. */
  static Map<String, String> marks(Barrier barrier) {
    return Map.of(
        Marks.JOB, barrier.job(),
        Marks.LINEAGE, barrier.lineage(),
        Marks.CHECKPOINT, Long.toString(barrier.checkpoint()),
        Marks.POSITION, barrier.position());
  }

  private void detach(LaneId id, String reason) {
    Lane primary = stage.ledger().primary();
    if (primary.id().equals(id) || primary.feeding().filesOf().equals(id)) {
      throw new PenumbraException(
          ErrorCode.ROW_NOT_HELD,
          "The files of lane " + id + ", which the table itself is fed from, failed: " + reason,
          "Mend the cause and resume the table");
    }
    stage
        .ledger()
        .lane(id)
        .filter(lane -> lane.status().fed())
        .ifPresent(lane -> Followers.detach(stage, lane, reason));
  }

  /** Main as it is staged now is the lane's base; from here on it has files of its own. */
  private void activate(Lane lane) {
    if (lane.is(Role.PRIMARY)) {
      stage.put(lane.with(lane.feeding().activated(lane.id())));
      stage.ledger(Feeds.aligned(stage.ledger()));
      return;
    }
    Followers.guarded(
        stage,
        lane,
        () -> {
          if (!Followers.upToDate(stage, lane)) {
            Followers.graft(stage, lane, marks(barrier));
          }
          stage.put(lane.with(lane.feeding().activated(lane.id())).with(begun(lane.standing())));
        });
  }

  private static Standing begun(Standing standing) {
    return standing.status() == Status.PENDING ? standing.status(Status.SHADOWING, "") : standing;
  }

  private void feed(Epoch epoch) {
    for (Lane lane : lanes()) {
      if (lane.is(Role.PRIMARY)) {
        feed(epoch, lane);
      } else if (lane.takesFiles()) {
        Followers.guarded(stage, lane, () -> feed(epoch, lane));
      }
    }
  }

  private void feed(Epoch epoch, Lane lane) {
    refuseMissed(lane);
    if (epoch.truncated() && stage.head(lane.branch()).isPresent()) {
      Table view = stage.view(lane.id());
      commit(lane, view.newDelete().deleteFromRowFilter(Expressions.alwaysTrue()));
    }
    FileSet files = Idle.filesOf(epoch, lane);
    if (!files.isEmpty()) {
      taken.add(lane.feeding().filesOf());
      commit(lane, rowDelta(stage.view(lane.id()), files));
    }
  }

  /** Once a lane is active all writers have it, so this is a fault of ours. */
  private void refuseMissed(Lane lane) {
    LaneId files = lane.feeding().filesOf();
    if (barrier.misses(files)) {
      throw new PenumbraException(
          ErrorCode.INTERNAL_ERROR,
          "Checkpoint "
              + barrier.checkpoint()
              + " does not have all files of lane "
              + files
              + ", which lane "
              + lane.id()
              + " is fed from, but of "
              + barrier.fullFromHere().stream().map(LaneId::value).sorted().toList(),
          "Restart the mirror job from its newest checkpoint, and report this");
    }
  }

  /**
   * Nobody else commits between the head and this delta. Saying so keeps Iceberg from searching a
   * history that retention has cut.
   */
  private static RowDelta rowDelta(Table view, FileSet files) {
    RowDelta delta = view.newRowDelta();
    if (view.currentSnapshot() != null) {
      delta.validateFromSnapshot(view.currentSnapshot().snapshotId());
    }
    files.data().forEach(delta::addRows);
    files.deletes().forEach(delta::addDeletes);
    return delta;
  }

  private void commit(Lane lane, SnapshotUpdate<?> update) {
    marks(barrier).forEach(update::set);
    update.set(Marks.LANE, lane.id().value());
    update.commit();
  }

  /** The primary first: nothing of a shadow's comes before it. */
  private List<Lane> lanes() {
    return stage.ledger().lanes().values().stream()
        .sorted(Comparator.comparing((Lane lane) -> !lane.is(Role.PRIMARY)))
        .toList();
  }
}
