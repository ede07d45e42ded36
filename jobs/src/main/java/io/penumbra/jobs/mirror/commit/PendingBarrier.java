package io.penumbra.jobs.mirror.commit;

import io.penumbra.catalog.lockstep.Barrier;
import io.penumbra.jobs.mirror.control.Positions;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Pipeline;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One barrier of one table that is not known to be committed yet.
 *
 * @param checkpoint the barrier, which every writer took
 * @param position source position at it
 * @param full lanes that hold every change since the barrier before
 * @param detached lanes that a writer could not write, with the reason
 */
record PendingBarrier(
    long checkpoint,
    long position,
    List<PendingEpoch> epochs,
    Set<String> full,
    Map<String, String> detached) {
  PendingBarrier {
    epochs = List.copyOf(epochs);
    full = Set.copyOf(full);
    detached = Map.copyOf(detached);
  }

  /**
   * @param storage where the files' manifests are, after a restore
   * @param pipeline what the table knows of the stream since this job took it over
   */
  Barrier toBarrier(FileManifests storage, Pipeline pipeline) {
    return new Barrier(
        pipeline.job(),
        pipeline.lineage(),
        checkpoint,
        Positions.format(position),
        position >= Positions.parse(pipeline.catchUp()),
        epochs.stream().map(epoch -> epoch.toEpoch(storage)).toList(),
        full.stream().map(LaneId::new).collect(Collectors.toUnmodifiableSet()),
        detached.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> new LaneId(entry.getKey()), Map.Entry::getValue)));
  }
}
