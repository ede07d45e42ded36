package io.penumbra.catalog.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.testing.Faults;
import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
  private static final int HISTORIES = Integer.getInteger("penumbra.histories", 60);

  /** What a run that proves anything has seen. */
  private static final List<String> HAPPENS =
      Stream.of(
              Stream.of(Faults.Fault.values()).map(fault -> "fault " + fault),
              Stream.of("UNREADABLE").map("fault "::concat),
              Stream.of("PRE_COMMIT", "METADATA_WRITE", "COMPARE_AND_SET", "REPLY", "a file")
                  .map("crash at "::concat),
              Stream.of("propose", "promote", "rollback", "finalize", "discard", "detach")
                  .map("verb "::concat),
              Stream.of("refork", "pin", "unpin", "record", "resume", "adopt").map("verb "::concat),
              Stream.of("append", "delete", "delete by place", "compaction", "expiry", "alter")
                  .map("foreign "::concat),
              Stream.of("activated", "rebased", "in conflict", "detached", "diverged")
                  .map("lane "::concat),
              Stream.of("view write refused", "view write as PRIMARY", "slow foreign commit"),
              Stream.of("rewound", "old committer refused", "job without state refused"),
              Stream.of("source truncated", "lane not written", "late request refused"))
          .flatMap(each -> each)
          .toList();

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
    assertThat(HAPPENS).allSatisfy(what -> assertThat(tally.of(what)).as(what).isPositive());
    assertThat(tally.ofPair("promote", "rollback")).isPositive();
    assertThat(tally.ofPair("rollback", "promote")).isPositive();
  }

  /** A failing seed has to fail again, alone and watched. */
  @Test
  void aSeedMeansOneHistory() {
    String first = tally(7, false);
    assertThat(tally(7, true)).isEqualTo(first);
    assertThat(tally(7, false)).isEqualTo(first);
  }

  private static String tally(long seed, boolean careful) {
    Tally tally = new Tally();
    try (TestingCatalog catalog = TestingCatalogs.JDBC.openInMemory()) {
      new History(catalog, seed, tally, careful).run();
    }
    return tally.report();
  }
}
