package io.penumbra.ops;

import io.penumbra.config.Settings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.mirror.MirrorJob;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.ops.flink.Failure;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.ops.flink.JobState;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs that feed tables, each asked about once. */
final class Jobs {
  private static final Failure NO_CLUSTER =
      new Failure(
          "the settings name no cluster",
          Optional.of("If it runs on one: --cluster HOST:PORT, or flink.cluster in the settings"));

  private final Optional<FlinkCluster> cluster;
  private final Settings settings;
  private final Map<String, Job> known = new TreeMap<>();
  private final Map<String, Optional<String>> running = new TreeMap<>();

  Jobs(Workspace workspace) {
    this.cluster = workspace.cluster();
    this.settings = workspace.settings();
  }

  /**
   * The job that mirrors the table now, else the one that committed to it last; absent before there
   * was one.
   *
   * @param target full name of the table
   */
  Optional<Job> feeding(String target, Ledger ledger) {
    Optional<Job> last = ledger.pipeline().map(Pipeline::job).map(this::known);
    return last.filter(job -> job.state().alive() || job.state() == JobState.UNKNOWN)
        .or(() -> started(target, ledger))
        .or(() -> last);
  }

  Collection<Job> asked() {
    return known.values();
  }

  /** A job that has not committed yet; the ledger knows nothing of it. */
  private Optional<Job> started(String target, Ledger ledger) {
    return ledger
        .source()
        .filter(binding -> settings.mirrors(binding.table(), target))
        .map(binding -> MirrorJob.name(settings.requireSource()))
        .flatMap(name -> running.computeIfAbsent(name, this::running))
        .map(this::known);
  }

  private Optional<String> running(String name) {
    try {
      return cluster.flatMap(flink -> running(flink, name)).map(Job::id);
    } catch (PenumbraException unreachable) {
      return Optional.empty();
    }
  }

  /** The job of that name which has not ended. */
  static Optional<Job> running(FlinkCluster flink, String name) {
    return flink.jobs().stream()
        .filter(job -> job.name().equals(name) && job.state().alive())
        .findFirst();
  }

  private Job known(String id) {
    return known.computeIfAbsent(id, this::ask);
  }

  private Job ask(String id) {
    try {
      return cluster.map(flink -> flink.job(id)).orElseGet(() -> Job.unknown(id, NO_CLUSTER));
    } catch (PenumbraException e) {
      if (e.code() == ErrorCode.CLUSTER) {
        return Job.unknown(id, new Failure(e.getMessage(), Optional.of(e.next())));
      }
      throw e;
    }
  }
}
