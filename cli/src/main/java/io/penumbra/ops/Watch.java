package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.ops.flink.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Follows a job to its end. */
public final class Watch {
  private static final Duration PACE = Duration.ofSeconds(1);

  /** A cluster that is started anew is away for about so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FlinkCluster cluster;
  private Instant answered = Instant.now();

  public Watch(FlinkCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * @param hear told whenever something of the job has changed
   * @return the job as it ended
   * @throws PenumbraException CLUSTER when the cluster was away for a minute
   */
  public Job follow(String id, Consumer<Job> hear) {
    Job seen = null;
    while (true) {
      Job job = look(id, seen);
      if (!job.equals(seen)) {
        hear.accept(job);
        seen = job;
      }
      if (!job.state().alive()) {
        return job;
      }
      Pause.of(PACE);
    }
  }

  /** What was seen last, while the cluster is away. */
  private Job look(String id, Job seen) {
    try {
      Job job = cluster.job(id);
      answered = Instant.now();
      return job;
    } catch (PenumbraException e) {
      boolean patient = Instant.now().isBefore(answered.plus(PATIENCE));
      if (seen == null || e.code() != ErrorCode.CLUSTER || !patient) {
        throw e;
      }
      return seen;
    }
  }
}
