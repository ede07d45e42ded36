package io.penumbra.catalog.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Invariants I1, I2, I3, I5, I7, I10 and I11 in random histories: after whatever happened, each
 * lane holds what a plain map says.
 *
 * <p>{@code -Dpenumbra.histories=N} runs so many per catalog; {@code -Dpenumbra.seed=N} runs that
 * one alone, compares after every step, and tells the ledger after each.
 */
class ProtocolPropertyTest {
  /** Per catalog. A whole run is {@code -Dpenumbra.histories=500}. */
  private static final int HISTORIES = Integer.getInteger("penumbra.histories", 10);

  private static final Long SEED = Long.getLong("penumbra.seed");

  @ParameterizedTest
  @EnumSource(names = {"JDBC", "REST"})
  void everyLaneHoldsWhatAPlainMapSays(TestingCatalogs kind) throws InterruptedException {
    if (SEED != null) {
      try (TestingCatalog catalog = kind.openInMemory()) {
        new History(catalog, SEED, new Tally(), true).run();
      }
      return;
    }
    long start = System.nanoTime();
    Tally tally = new Histories(kind, HISTORIES).run();
    long millis = (System.nanoTime() - start) / 1_000_000;
    System.out.printf("%s: %d histories in %d ms%n%s", kind, HISTORIES, millis, tally.report());
    assertThat(tally.of("verb promote")).isGreaterThan(HISTORIES / 2);
    assertThat(tally.ofPair("promote", "rollback")).isPositive();
    assertThat(tally.ofPair("rollback", "promote")).isPositive();
  }
}
