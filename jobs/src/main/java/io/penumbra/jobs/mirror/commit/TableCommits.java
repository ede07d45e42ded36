package io.penumbra.jobs.mirror.commit;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.catalog.lockstep.LockstepResult;
import io.penumbra.catalog.lockstep.Takeover;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.commit.CommitState.TableState;
import io.penumbra.jobs.mirror.control.MirroredTable;
import io.penumbra.jobs.mirror.write.TableEpoch;
import io.penumbra.lane.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One table's way from epochs to commits. The operator's thread gathers and stores; one committing
 * thread at a time commits what completed checkpoints cover, oldest first.
 */
final class TableCommits {
  private static final Logger LOG = LoggerFactory.getLogger(TableCommits.class);

  /**
   * An attempt that fails is staged anew as a whole. Without a bound, what waits behind a failure
   * would grow faster than it can be committed.
   */
  private static final int BARRIERS_PER_COMMIT = 16;

  private final MirroredTable table;
  private final Catalog catalog;
  private final Takeover takeover;
  private final Leftovers leftovers;
  private final CommitMetrics metrics;
  private final Hold hold;
  private BarrierBuilder building;

  // Guarded by this
  private final List<PendingBarrier> pending = new ArrayList<>();
  private String lineage;
  private FileManifests storage;

  // Used by the committing thread, and before it starts
  private ShadowedTable shadowed;
  private Pipeline pipeline;

  TableCommits(
      MirroredTable table,
      Catalog catalog,
      Takeover takeover,
      Optional<TableState> restored,
      Leftovers leftovers,
      CommitMetrics metrics) {
    this.metrics = metrics;
    this.leftovers = leftovers;
    this.table = table;
    this.catalog = catalog;
    this.takeover = takeover;
    this.lineage = takeover.newLineage();
    restored.ifPresent(
        state -> {
          lineage = state.lineage();
          pending.addAll(state.pending());
        });
    this.hold = new Hold(restored.map(TableState::held).orElse(Held.NOTHING));
  }

  String target() {
    return table.target();
  }

  void add(int subtask, long writerCheckpoint, TableEpoch epoch) {
    hold.told(subtask, epoch.stopped());
    if (building == null) {
      building = new BarrierBuilder();
    }
    building.add(writerCheckpoint, epoch);
  }

  /** A barrier that every writer took: what was gathered becomes one unit of commit. */
  void barrier(long checkpoint, long position) {
    if (building != null) {
      PendingBarrier barrier = building.build(checkpoint, position);
      building = null;
      synchronized (this) {
        hold.at(checkpoint);
        pending.add(barrier);
        metrics.waiting(pending.size());
      }
    }
  }

  /** What a checkpoint has to keep, with the files in manifests where the table can be reached. */
  TableState state() {
    List<PendingBarrier> waiting;
    FileManifests manifests;
    Held held;
    synchronized (this) {
      waiting = List.copyOf(pending);
      manifests = storage;
      held = hold.held();
    }
    if (manifests != null) {
      waiting.forEach(barrier -> store(barrier, manifests));
    }
    return new TableState(lineage, held, waiting);
  }

  private void store(PendingBarrier barrier, FileManifests manifests) {
    try {
      for (PendingEpoch epoch : barrier.epochs()) {
        for (KeptFiles files : epoch.files().values()) {
          files.store(manifests);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("No manifests of {}'s pending files can be written", table.target(), e);
    }
  }

  /**
   * Makes this job the one that feeds the table.
   *
   * @throws PenumbraException when it may not, or when the table can't be reached
   */
  void takeOver() {
    shadowed = ShadowedTable.open(catalog, table.id());
    Pipeline taken = shadowed.takeOver(takeover);
    Table real = shadowed.table();
    synchronized (this) {
      storage = new FileManifests(real);
      if (!taken.lineage().equals(lineage)) {
        // A rewind: what waited was committed before, and comes again from the source.
        pending.clear();
        lineage = taken.lineage();
      }
      // What is committed already needs no files any more, and has none: they were cleaned up.
      pending.removeIf(barrier -> barrier.checkpoint() <= taken.checkpoint());
    }
    pipeline = taken;
  }

  /** Notes why the newest attempt failed. */
  void failed(Exception reason) {
    metrics.failed(String.valueOf(reason.getMessage()));
  }

  boolean takenOver() {
    return pipeline != null;
  }

  boolean waits(long checkpoint) {
    synchronized (this) {
      return !next(checkpoint).isEmpty();
    }
  }

  /**
   * Commits what completed checkpoints cover.
   *
   * @throws PenumbraException FENCED when another job feeds the table now
   */
  void commit(long completed) {
    if (!next(completed).isEmpty() && !takenOver()) {
      takeOver();
    }
    List<PendingBarrier> next = next(completed);
    while (!next.isEmpty()) {
      commit(next);
      next = next(completed);
    }
  }

  private void commit(List<PendingBarrier> next) {
    List<Barrier> barriers = new ArrayList<>();
    for (PendingBarrier barrier : next) {
      barriers.add(barrier.toBarrier(storage, pipeline));
    }
    PendingBarrier last = next.get(next.size() - 1);
    long began = System.nanoTime();
    LockstepResult result = shadowed.commit(barriers);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    metrics.committed(result, last.position(), millis);
    synchronized (this) {
      pending.subList(0, next.size()).clear();
      hold.committed(last.checkpoint());
      metrics.waiting(pending.size());
    }
    leftovers.remove(next, storage, result);
    pipeline = result.ledger().pipeline().orElse(pipeline);
  }

  /** What is to be committed next, at once. */
  private synchronized List<PendingBarrier> next(long completed) {
    List<PendingBarrier> covered =
        pending.stream()
            .filter(
                barrier ->
                    barrier.checkpoint() <= completed
                        && !hold.holds(barrier.checkpoint(), completed))
            .toList();
    int size = Math.min(covered.size(), BARRIERS_PER_COMMIT);
    while (size < covered.size() && hold.joins(covered.get(size).checkpoint())) {
      size++;
    }
    return covered.subList(0, size);
  }
}
