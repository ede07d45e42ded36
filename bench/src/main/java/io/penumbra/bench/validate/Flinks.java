package io.penumbra.bench.validate;

import io.penumbra.jobs.validate.Batch;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where Flink contenders run: a cluster in this process, started anew for each job. */
final class Flinks {
  static final int PARALLELISM = 2;

  private Flinks() {}

  /** With as much managed memory as joins of SQL want. */
  static StreamExecutionEnvironment batch() {
    return Batch.on(
        Batch.local(PARALLELISM, Map.of("taskmanager.memory.managed.size", "1g")), PARALLELISM);
  }
}
