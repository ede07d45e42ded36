package io.penumbra.cli.demo;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Swapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The good shadow becomes the table, goes back, and becomes it for good. */
final class SwapAndBack {
  /** Commits of the writers that are waited for after each swap. */
  private static final int COMMITS = 3;

  private final Stage stage;
  private final Proofs proofs;
  private final Judge judge;
  private final Progress progress;
  private final List<Instant> swaps = new ArrayList<>();
  private Duration promotion = Duration.ZERO;
  private Duration wayBack = Duration.ZERO;

  SwapAndBack(Stage stage, Proofs proofs, Judge judge, Progress progress) {
    this.stage = stage;
    this.proofs = proofs;
    this.judge = judge;
    this.progress = progress;
  }

  void play() throws Exception {
    String good = TwoShadows.GOOD;
    progress.headline("Promotion, and the way back");
    progress.step("Promote '" + good + "'", () -> promotion = promote());
    progress.step("Watch the writers go on", this::awaitCommits);
    progress.step("Roll back", () -> wayBack = swap(stage.orders()::rollback));
    progress.step("Watch the writers go on", this::awaitCommits);
    progress.step("Validate '" + good + "' again", () -> proofs.pass(good));
    progress.step("Promote it again", this::promote);
    progress.step("Watch the writers go on", this::awaitCommits);
    progress.step("Finalize: the way back is given up", stage.orders()::finalizePromotion);
    progress.step("Discard '" + TwoShadows.TAMPERED + "'", this::discard);
  }

  /** When users began to read another lane. */
  List<Instant> swaps() {
    return swaps;
  }

  /** The first promotion, from its request to its answer. */
  Duration promotion() {
    return promotion;
  }

  /** The rollback, from its request to its answer. */
  Duration wayBack() {
    return wayBack;
  }

  private Duration promote() {
    return swap(() -> judge.promote(TwoShadows.GOOD).swapped());
  }

  private Duration swap(Supplier<Swapped> verb) {
    Instant start = Instant.now();
    Swapped swapped = verb.get();
    Instant end = Instant.now();
    swaps.add(end);
    Duration took = Duration.between(start, end);
    progress.note("one metadata commit, %d ms, attempt %d", took.toMillis(), swapped.attempts());
    return took;
  }

  private void awaitCommits() throws Exception {
    Instant swap = swaps.get(swaps.size() - 1);
    ShadowedTable orders = stage.orders();
    stage.await(
        COMMITS + " commits after the swap",
        () -> CommitTimes.of(orders.table()).after(swap) >= COMMITS);
    Duration gap = CommitTimes.of(orders.table()).longestGapAround(List.of(swap), Duration.ZERO);
    progress.note("the commits before and after it are %d ms apart", gap.toMillis());
  }

  private void discard() {
    stage.orders().discard(TwoShadows.TAMPERED, "a stranger wrote to it");
  }
}
