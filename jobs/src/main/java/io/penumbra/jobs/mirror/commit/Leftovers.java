package io.penumbra.jobs.mirror.commit;

import io.penumbra.catalog.lockstep.LockstepResult;
import io.penumbra.jobs.mirror.write.WrittenFiles;
import io.penumbra.lane.LaneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.util.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what a commit left over: the manifests that checkpoints kept, and files that no lane took
 * because theirs was not full yet or is gone.
 */
record Leftovers(Executor executor) {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** Returns at once; what can't be deleted stays behind. */
  void remove(List<PendingBarrier> committed, FileManifests storage, LockstepResult result) {
    List<String> paths = new ArrayList<>();
    for (PendingBarrier barrier : committed) {
      Set<LaneId> taken = result.taken().getOrDefault(barrier.checkpoint(), Set.of());
      boolean skipped = result.skipped().contains(barrier.checkpoint());
      for (PendingEpoch epoch : barrier.epochs()) {
        epoch
            .files()
            .forEach(
                (lane, kept) -> {
                  kept.manifests().ifPresent(list -> list.forEach(file -> paths.add(file.path())));
                  if (!skipped && !taken.contains(new LaneId(lane))) {
                    paths.addAll(paths(kept.files(storage)));
                  }
                });
      }
    }
    try {
      executor.execute(() -> delete(paths, storage.io()));
    } catch (RejectedExecutionException e) {
      LOG.info("The job is ending; {} files of uncommitted work stay behind", paths.size());
    }
  }

  private static void delete(List<String> paths, FileIO io) {
    Tasks.foreach(paths).noRetry().suppressFailureWhenFinished().run(io::deleteFile);
  }

  private static List<String> paths(WrittenFiles files) {
    List<String> paths = new ArrayList<>();
    files.data().stream().map(ContentFile::location).forEach(paths::add);
    files.deletes().stream().map(ContentFile::location).forEach(paths::add);
    return paths;
  }
}
