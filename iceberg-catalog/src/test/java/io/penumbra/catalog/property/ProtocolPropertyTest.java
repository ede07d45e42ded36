package io.penumbra.catalog.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Invariants I1, I2, I3, I5, I7, I10 and I11 in random histories: after whatever happened, each
 * lane holds what a plain map says.
 *
 * <p>{@code -Dpenumbra.histories=N} runs so many per catalog; {@code -Dpenumbra.seed=N} runs that
 * one alone and compares after every step.
 */
class ProtocolPropertyTest {
  /**
   * Per catalog. A whole run is {@code -Dpenumbra.histories=500}; one in some hundreds of histories
   * fails there and passes when it is repeated, which is not understood yet (docs/known-issues.md).
   */
  private static final int HISTORIES = Integer.getInteger("penumbra.histories", 10);

  private static final Long SEED = Long.getLong("penumbra.seed");

  /** More than there are cores: histories wait now and then before they try again. */
  private static final int THREADS = 4;

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void everyLaneHoldsWhatAPlainMapSays(TestingCatalogs kind) throws Exception {
    Tally tally = new Tally();
    if (SEED != null) {
      try (TestingCatalog catalog = kind.openInMemory()) {
        new History(catalog, SEED, tally, true).run();
      }
      return;
    }
    long start = System.nanoTime();
    runAll(kind, tally);
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.printf("%s: %d histories in %d ms%n%s", kind, HISTORIES, millis, tally.report());
    assertThat(tally.of("verb promote")).isGreaterThan(HISTORIES / 2);
    assertThat(tally.ofPair("promote", "rollback")).isPositive();
    assertThat(tally.ofPair("rollback", "promote")).isPositive();
  }

  private static void runAll(TestingCatalogs kind, Tally tally)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> run(kind, tally, next)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void run(TestingCatalogs kind, Tally tally, AtomicInteger next) {
    try (TestingCatalog catalog = kind.openInMemory()) {
      for (int seed = next.getAndIncrement(); seed < HISTORIES; seed = next.getAndIncrement()) {
        new History(catalog, seed, tally, false).run();
      }
    }
  }
}
