package io.penumbra.jobs.mirror.commit;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.util.concurrent.ExecutorThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits tables side by side. A table commits one thing at a time; whatever goes wrong with it, it
 * tries again at the next completed checkpoint, and the others go on.
 */
final class Committers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Committers.class);
  private static final int THREADS = 4;
  private static final long CLOSE_SECONDS = 30;

  private final ExecutorService threads = pool("penumbra-commit");
  private final ExecutorService cleaner = pool("penumbra-clean");

  private final Consumer<Throwable> fail;

  // Guarded by this
  private final Map<TableCommits, Long> running = new HashMap<>();
  private final Map<TableCommits, Exception> failures = new HashMap<>();

  /**
   * @param fail fails the whole job: when it is fenced, and for errors of the process
   */
  Committers(Consumer<Throwable> fail) {
    this.fail = fail;
  }

  Leftovers leftovers() {
    return new Leftovers(cleaner);
  }

  /** Has every table commit what this checkpoint covers, soon. */
  synchronized void commit(List<TableCommits> tables, long completed) {
    for (TableCommits table : tables) {
      if (running.containsKey(table)) {
        running.put(table, completed);
      } else if (table.waits(completed)) {
        running.put(table, completed);
        threads.execute(() -> run(table));
      }
    }
  }

  /**
   * Waits until all tables have committed what they can.
   *
   * @throws PenumbraException when some table could not: what it lacks would be lost with the job
   */
  synchronized void finish() throws Exception {
    while (!running.isEmpty()) {
      wait();
    }
    if (!failures.isEmpty()) {
      List<String> names = new ArrayList<>();
      failures.forEach((table, e) -> names.add(table.target() + " (" + e.getMessage() + ")"));
      throw new PenumbraException(
          ErrorCode.COMMIT_CONFLICT,
          "The stream has ended, and these tables lack its last changes: " + names,
          "Mend them and start the job again from its last checkpoint",
          failures.values().iterator().next());
    }
  }

  @Override
  public void close() throws InterruptedException {
    cleaner.shutdown();
    threads.shutdown();
    if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("A commit is still under way; its outcome is found out at the next start");
      threads.shutdownNow();
    }
  }

  private void run(TableCommits table) {
    long completed = upTo(table);
    while (true) {
      try {
        table.commit(completed);
        done(table, null);
      } catch (RuntimeException e) {
        done(table, e);
      } catch (Error e) {
        // Thrown on, it would end the whole process, and other jobs with it.
        fail.accept(e);
        return;
      }
      synchronized (this) {
        long next = running.get(table);
        if (next == completed) {
          running.remove(table);
          notifyAll();
          return;
        }
        completed = next;
      }
    }
  }

  private synchronized long upTo(TableCommits table) {
    return running.get(table);
  }

  private synchronized void done(TableCommits table, Exception failure) {
    if (failure == null) {
      failures.remove(table);
      return;
    }
    failures.put(table, failure);
    table.failed(failure);
    if (failure instanceof PenumbraException known && known.code() == ErrorCode.FENCED) {
      fail.accept(new SuppressRestartsException(known));
    }
    LOG.warn("{} was not committed; it is tried again", table.target(), failure);
  }

  private static ExecutorService pool(String name) {
    return Executors.newFixedThreadPool(THREADS, new ExecutorThreadFactory(name));
  }
}
