package io.penumbra.jobs.validate;

import io.penumbra.report.Coverage;
import io.penumbra.report.Decision;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Found;
import io.penumbra.report.Summary;
import io.penumbra.report.Verdict;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What all levels say of two lanes. */
record TestingComparison(Found found, Coverage coverage, Decision decision) {
  /** In this process. */
  static TestingComparison direct(TestingLane primary, TestingLane shadow, Integer... keys) {
    return of(
        () -> {
          throw new AssertionError("A job was started");
        },
        primary,
        shadow,
        Long.MAX_VALUE,
        List.of(keys));
  }

  /** In a Flink job. */
  static TestingComparison job(
      Supplier<StreamExecutionEnvironment> flink,
      TestingLane primary,
      TestingLane shadow,
      Integer... keys) {
    return of(flink, primary, shadow, 0, List.of(keys));
  }

  private static TestingComparison of(
      Supplier<StreamExecutionEnvironment> flink,
      TestingLane primary,
      TestingLane shadow,
      long few,
      List<Integer> keys) {
    Comparison comparison = Comparison.of(primary.content(), shadow.content(), keys);
    Evidence evidence = Levels.of(flink, 2, few, 1_000).examine(comparison, Progress.NONE);
    return new TestingComparison(evidence.found(), evidence.coverage(), evidence.decision());
  }

  Verdict verdict() {
    return decision.verdict();
  }

  Summary summary() {
    return found.summary();
  }

  List<String> messages() {
    return found.discrepancies().stream().map(Discrepancy::message).sorted().toList();
  }
}
