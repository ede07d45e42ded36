package io.penumbra.catalog.property;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** The histories of the first seeds on one kind of catalog. One that fails stops no other. */
final class Histories {
  /**
   * More than there are cores: Iceberg waits in steps of 10 ms for whatever it does in parallel.
   */
  private static final int THREADS = 12;

  private static final int LIMIT_HOURS = 2;

  private final TestingCatalogs kind;
  private final int count;
  private final Tally tally = new Tally();
  private final AtomicInteger next = new AtomicInteger();
  private final SortedMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();

  Histories(TestingCatalogs kind, int count) {
    this.kind = kind;
    this.count = count;
  }

  /**
   * @throws AssertionError naming every seed that failed
   */
  Tally run() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      threads.execute(this::work);
    }
    threads.shutdown();
    if (!threads.awaitTermination(LIMIT_HOURS, TimeUnit.HOURS)) {
      throw new AssertionError("Seed " + next + " was not reached in " + LIMIT_HOURS + " hours");
    }
    if (!failures.isEmpty()) {
      throw failed();
    }
    return tally;
  }

  private void work() {
    for (int seed = next.getAndIncrement(); seed < count; seed = next.getAndIncrement()) {
      try (TestingCatalog catalog = kind.openInMemory()) {
        new History(catalog, seed, tally, false).run();
      } catch (RuntimeException | Error e) {
        failures.put(seed, e);
        System.out.printf("%s: seed %d failed: %s%n", kind, seed, e.getCause());
      }
    }
  }

  private AssertionError failed() {
    String seeds =
        failures.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    AssertionError all =
        new AssertionError(
            "%d of %d histories failed on %s; repeat one by -Dpenumbra.seed=N, N one of: %s"
                .formatted(failures.size(), count, kind, seeds));
    failures.values().forEach(all::addSuppressed);
    return all;
  }
}
