package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.ops.flink.FlinkCluster;
import io.penumbra.ops.flink.Job;
import io.penumbra.ops.flink.JobState;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs that tables name as theirs, each asked about once. */
final class Jobs {
  private final Optional<FlinkCluster> cluster;
  private final Map<String, Job> known = new TreeMap<>();

  Jobs(Optional<FlinkCluster> cluster) {
    this.cluster = cluster;
  }

  /** The job that committed to a table last, absent before the first one. */
  Optional<Job> feeding(Ledger ledger) {
    return ledger.pipeline().map(Pipeline::job).map(id -> known.computeIfAbsent(id, this::ask));
  }

  Collection<Job> asked() {
    return known.values();
  }

  private Job ask(String id) {
    try {
      return cluster.map(flink -> flink.job(id)).orElseGet(() -> Job.of(id, JobState.UNKNOWN));
    } catch (PenumbraException e) {
      if (e.code() == ErrorCode.CLUSTER) {
        return Job.of(id, JobState.UNKNOWN);
      }
      throw e;
    }
  }
}
