package io.penumbra.cli.demo;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Swapped;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The good shadow becomes the table, goes back, and becomes it for good. */
final class SwapAndBack {
  /** Commits of the writers that are waited for after each swap. */
  private static final int COMMITS = 3;

  private static final Duration NEAR = Duration.ofSeconds(5);

  private final Stage stage;
  private final Proofs proofs;
  private final Judge judge;
  private final Progress progress;
  private Instant lastSwap = Instant.MIN;
  private Duration longestGap = Duration.ZERO;
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

  /** Longest time between two commits of the writers in a row, of those near a swap. */
  Duration longestGap() {
    return longestGap;
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
    lastSwap = end;
    Duration took = Duration.between(start, end);
    progress.note("one metadata commit, %d ms, attempt %d", took.toMillis(), swapped.attempts());
    return took;
  }

  private void awaitCommits() throws Exception {
    ShadowedTable orders = stage.orders();
    stage.await(
        COMMITS + " commits after the swap",
        () -> CommitTimes.of(orders.table()).after(lastSwap) >= COMMITS);
    CommitTimes commits = CommitTimes.of(orders.table());
    Duration near = commits.longestGapAround(lastSwap, NEAR);
    longestGap = near.compareTo(longestGap) > 0 ? near : longestGap;
    progress.note(
        "the commits before and after it are %d ms apart",
        commits.longestGapAround(lastSwap, Duration.ZERO).toMillis());
  }

  private void discard() {
    stage.orders().discard(TwoShadows.TAMPERED, "a stranger wrote to it");
  }
}
