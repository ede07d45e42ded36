package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.JobArguments;
import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.MirrorJob;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.SourceBinding;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.ops.flink.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs the mirror job on a cluster and watches it. */
public final class Mirroring {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final Workspace workspace;
  private final FlinkCluster cluster;

  public Mirroring(Workspace workspace, FlinkCluster cluster) {
    this.workspace = workspace;
    this.cluster = cluster;
  }

  /**
   * @throws PenumbraException STATE_REFUSED when a job on this cluster feeds one of the source's
   *     tables: a second one would take over from it
   */
  public void demandNoOther() {
    SourceSettings source = workspace.settings().requireSource();
    for (ShadowedTable table : workspace.tables()) {
      boolean ours = table.ledger().source().filter(binding -> names(source, binding)).isPresent();
      Optional<Job> feeding =
          table.ledger().pipeline().filter(p -> ours).map(Pipeline::job).map(cluster::job);
      if (feeding.filter(job -> job.state().alive()).isPresent()) {
        throw new PenumbraException(
            ErrorCode.STATE_REFUSED,
            "Job " + feeding.get().id() + " feeds " + table.id() + " already",
            "Look at it with penumbra status, or stop it with a savepoint and go on with --from");
      }
    }
  }

  /**
   * Uploads the jar and starts the job.
   *
   * @param settings text of the settings file; variables in it are the cluster's
   * @return the job's id
   */
  public String submit(String settings, Path jar, Optional<String> savepoint) {
    return cluster.submit(
        new Submission(
            jar, MirrorJob.class.getName(), List.of(JobArguments.TEXT, settings), savepoint));
  }

  /**
   * Watches a job until it has ended.
   *
   * @param hear told whenever state or checkpoint have changed
   * @return the job as it ended
   */
  public Job follow(String id, Consumer<Job> hear) {
    Job seen = null;
    while (true) {
      Job job = cluster.job(id);
      if (!job.equals(seen)) {
        hear.accept(job);
        seen = job;
      }
      if (!job.state().alive()) {
        return job;
      }
      pause();
    }
  }

  /** Why a job failed, empty when it did not. */
  public Optional<String> failure(String id) {
    return cluster.failure(id);
  }

  private static boolean names(SourceSettings source, SourceBinding binding) {
    String schema = binding.table().substring(0, binding.table().indexOf('.'));
    return source.tables().contains(binding.table()) || source.schemas().contains(schema);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PACE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PenumbraException(
          ErrorCode.CLUSTER, "Interrupted while watching the job", "penumbra status shows it", e);
    }
  }
}
