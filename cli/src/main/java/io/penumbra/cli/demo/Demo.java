package io.penumbra.cli.demo;

import java.time.Duration;
import java.time.Instant;

/** Everything that Penumbra does with a table, on a database under load, in a few minutes. */
final class Demo {
  private final Stage stage;
  private final Progress progress;

  Demo(Stage stage, Progress progress) {
    this.stage = stage;
    this.progress = progress;
  }

  DemoFigures play() throws Exception {
    Instant start = Instant.now();
    Judge judge = new Judge(stage);
    Proofs proofs = new Proofs(judge, progress, stage.folder());
    SwapAndBack swapAndBack = new SwapAndBack(stage, proofs, judge, progress);

    new Opening(stage, progress).play();
    Instant fed = Instant.now();
    new TwoShadows(stage, progress).play();
    long found = proofs.play();
    Duration gapBefore = longestGapSince(fed);
    swapAndBack.play();
    Comparison comparison = new Ending(stage, progress).play();

    return new DemoFigures(
        comparison.rowsInSource(),
        comparison.rowsInTable(),
        comparison.differences(),
        stage.workload().counts().rows(),
        found,
        swapAndBack.promotion().toMillis(),
        swapAndBack.wayBack().toMillis(),
        gapBefore.toMillis(),
        swapAndBack.longestGap().toMillis(),
        Duration.between(start, Instant.now()).toSeconds());
  }

  /** Before a promotion, since later commits give main's history up. */
  private Duration longestGapSince(Instant fed) throws Exception {
    stage.await("two commits", () -> CommitTimes.of(stage.orders().table()).after(fed) >= 2);
    return CommitTimes.of(stage.orders().table()).longestGapWithin(fed, Instant.now());
  }
}
