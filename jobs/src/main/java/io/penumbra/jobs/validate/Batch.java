package io.penumbra.jobs.validate;

import java.util.Map;
import org.apache.flink.api.common.BatchShuffleMode;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink environments in which comparisons run. */
public final class Batch {
  private Batch() {}

  /**
   * A new one inside this process.
   *
   * @param properties Flink's own options
   */
  public static StreamExecutionEnvironment local(int parallelism, Map<String, String> properties) {
    Configuration options = new Configuration();
    // Threads that libraries share know the class loader of whichever job was the first to use
    // them.
    options.set(CoreOptions.CHECK_LEAKED_CLASSLOADER, false);
    options.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    options.addAll(Configuration.fromMap(properties));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, options);
  }

  /** Readers and joiners run at once: rows are not kept on disk between them. */
  public static StreamExecutionEnvironment on(StreamExecutionEnvironment env, int parallelism) {
    Configuration options = new Configuration();
    options.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
    options.set(ExecutionOptions.BATCH_SHUFFLE_MODE, BatchShuffleMode.ALL_EXCHANGES_PIPELINED);
    options.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Default);
    env.configure(options);
    env.setParallelism(parallelism);
    return env;
  }
}
