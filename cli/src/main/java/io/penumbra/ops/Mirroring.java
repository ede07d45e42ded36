package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.JobArguments;
import io.penumbra.config.SourceSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.MirrorJob;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.ops.flink.Submission;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the mirror job on a cluster. */
public final class Mirroring {
  private final Workspace workspace;
  private final FlinkCluster cluster;

  public Mirroring(Workspace workspace, FlinkCluster cluster) {
    this.workspace = workspace;
    this.cluster = cluster;
  }

  /** The job on this cluster that mirrors the source, or feeds one of its tables. */
  public Optional<Job> running() {
    SourceSettings source = workspace.settings().requireSource();
    return Jobs.running(cluster, MirrorJob.name(source))
        .or(
            () ->
                pipelines().stream()
                    .map(Pipeline::job)
                    .distinct()
                    .map(cluster::job)
                    .filter(job -> job.state().alive())
                    .findFirst());
  }

  /**
   * Where the last job left off.
   *
   * @return a savepoint or checkpoint, empty when the tables were never fed
   * @throws PenumbraException STATE_REFUSED when they were, and the cluster does not remember that
   *     job
   */
  public Optional<String> lastState() {
    List<String> jobs = pipelines().stream().map(Pipeline::job).distinct().toList();
    if (jobs.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> kept = jobs.size() == 1 ? cluster.kept(jobs.get(0)) : Optional.empty();
    if (kept.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.STATE_REFUSED,
          "The tables were fed by job " + String.join(" and ", jobs) + ", and it is not known here",
          "Go on from its newest checkpoint or savepoint: penumbra mirror --from "
              + checkpoints(jobs.get(0)));
    }
    return kept;
  }

  /**
   * Brings the jar to the cluster and starts the job.
   *
   * @param settings text of the settings file; variables in it are the cluster's
   * @param from savepoint or checkpoint to go on from
   * @param uploading told when the cluster does not have the jar yet
   * @return the job's id
   */
  public String submit(String settings, Path jar, Optional<String> from, Runnable uploading) {
    List<String> arguments = List.of(JobArguments.TEXT, settings);
    return cluster.submit(
        new Submission(jar, MirrorJob.class.getName(), arguments, from), uploading);
  }

  /** Where Flink keeps a job's checkpoints, as far as the cluster tells. */
  private String checkpoints(String job) {
    return cluster.checkpoints().map(folder -> folder + "/" + job + "/chk-N").orElse("PATH");
  }

  private List<Pipeline> pipelines() {
    return workspace.tables().stream()
        .filter(this::mirrored)
        .map(ShadowedTable::ledger)
        .map(Ledger::pipeline)
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean mirrored(ShadowedTable table) {
    return table
        .ledger()
        .source()
        .filter(binding -> workspace.settings().mirrors(binding.table(), table.id().toString()))
        .isPresent();
  }
}
