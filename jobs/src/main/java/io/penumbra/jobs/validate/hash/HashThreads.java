package io.penumbra.jobs.validate.hash;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.flink.util.InstantiationUtil;

/**
 * Hashes groups of files in threads of this process. They exchange nothing, so that a cluster in
 * this process, which takes a second to start, would do no more.
 *
 * @param parallelism how many threads
 */
public record HashThreads(int parallelism) implements HashWorkers {
  @Override
  public void hash(List<FileGroup> groups, GroupHasher hasher, Consumer<byte[]> results)
      throws Exception {
    Queue<GroupHasher> idle = new ArrayBlockingQueue<>(parallelism);
    for (int i = 0; i < parallelism; i++) {
      idle.add(InstantiationUtil.clone(hasher));
    }
    ExecutorService threads = Executors.newFixedThreadPool(parallelism);
    try {
      ExecutorCompletionService<byte[]> hashed = new ExecutorCompletionService<>(threads);
      groups.forEach(group -> hashed.submit(() -> hash(group, idle)));
      for (int i = 0; i < groups.size(); i++) {
        results.accept(hashed.take().get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known ? known : e;
    } finally {
      threads.shutdownNow();
    }
  }

  /** There is an idle hasher for each thread. */
  private static byte[] hash(FileGroup group, Queue<GroupHasher> idle) {
    GroupHasher hasher = idle.remove();
    try {
      return hasher.hash(group);
    } finally {
      idle.add(hasher);
    }
  }
}
