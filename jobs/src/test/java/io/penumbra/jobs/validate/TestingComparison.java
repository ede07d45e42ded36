package io.penumbra.jobs.validate;

import io.penumbra.report.Coverage;
import io.penumbra.report.Decision;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Found;
import io.penumbra.report.Summary;
import io.penumbra.report.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What all levels say of two lanes.
 *
 * @param joined rows of the primary that were left to be compared one by one
 */
record TestingComparison(Found found, Coverage coverage, Decision decision, long joined) {
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
    Levels levels = Levels.of(flink, 2, few, 1_000);
    AtomicLong joined = new AtomicLong();
    List<Level> watched = levels.levels().stream().map(level -> watched(level, joined)).toList();
    Evidence evidence = new Levels(watched, levels.limit()).examine(comparison, Progress.NONE);
    return new TestingComparison(
        evidence.found(),
        evidence.coverage(),
        Decision.of(evidence.found(), evidence.coverage()),
        joined.get());
  }

  private static Level watched(Level level, AtomicLong joined) {
    return level instanceof RowsLevel ? new Watched(level, joined) : level;
  }

  /** Counts the primary's rows that a level compares. */
  private record Watched(Level level, AtomicLong joined) implements Level {
    @Override
    public String name() {
      return level.name();
    }

    @Override
    public Forecast forecast(Comparison comparison, Workload left) {
      return level.forecast(comparison, left);
    }

    @Override
    public Workload examine(
        Comparison comparison, Workload left, Evidence evidence, Progress progress) {
      long before = evidence.coverage().rows().primary();
      Workload open = level.examine(comparison, left, evidence, progress);
      joined.addAndGet(evidence.coverage().rows().primary() - before);
      return open;
    }
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
