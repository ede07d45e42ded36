package io.penumbra.jobs.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The levels of a comparison, from cheap to dear; each sees what the ones before left open. */
record Levels(List<Level> levels, int limit) {
  /** Rows up to which no job is started for a comparison. */
  static final long FEW = 100_000;

  /**
   * Schema, files, hash, rows.
   *
   * @param few rows up to which they are compared in this process
   * @param limit most discrepancies that are kept one by one
   */
  static Levels of(
      Supplier<StreamExecutionEnvironment> flink, int parallelism, long few, int limit) {
    return new Levels(
        List.of(
            new SchemaLevel(),
            new FilesLevel(),
            new DirectRows(few, limit),
            HashLevel.inJob(flink, parallelism),
            new RowsLevel(flink, parallelism, limit)),
        limit);
  }

  /** Those that a request names. */
  static Levels of(Request request, Means means) {
    List<Level> levels = new ArrayList<>();
    if (request.asksFor(LevelName.SCHEMA)) {
      levels.add(new SchemaLevel());
    }
    if (request.asksFor(LevelName.FILES)) {
      levels.add(new FilesLevel());
    }
    means.proof().map(ProvenCut::level).ifPresent(levels::add);
    if (request.asksFor(LevelName.ROWS)) {
      levels.add(new DirectRows(means.few(), means.limit()));
    }
    if (request.asksFor(LevelName.HASH)) {
      levels.add(hash(means));
    }
    if (request.asksFor(LevelName.ROWS)) {
      levels.add(new RowsLevel(means.flink(), means.parallelism(), means.limit()));
    }
    if (request.asksFor(LevelName.SAMPLE)) {
      levels.add(new SampleLevel(request.sample(), means));
    }
    constraints(request, means).ifPresent(levels::add);
    if (request.asksFor(LevelName.QUERIES)) {
      levels.add(
          new QueriesLevel(means.flink(), means.parallelism(), means.checks(), means.lanes()));
    }
    return new Levels(levels, means.limit());
  }

  private static Level hash(Means means) {
    HashLevel level =
        means.inProcess()
            ? HashLevel.here(means.parallelism())
            : HashLevel.inJob(means.flink(), means.parallelism());
    return level.resuming(means.log());
  }

  private static Optional<Level> constraints(Request request, Means means) {
    if (means.constraints().isEmpty() || request.isPartial()) {
      return Optional.empty();
    }
    return request.asksFor(LevelName.CONSTRAINTS)
        ? Optional.of(new ConstraintsLevel(means.ofConstraints()))
        : Optional.of(new UncheckedConstraints(means.constraints()));
  }

  /** What each level would do. */
  List<LevelPlan> plan(Comparison comparison) {
    List<LevelPlan> plans = new ArrayList<>();
    Workload left = Workload.of(comparison);
    for (Level level : levels) {
      if (level.appliesTo(comparison, left)) {
        Forecast forecast = level.forecast(comparison, left);
        plans.add(forecast.of(level.name()));
        left = forecast.open();
      } else {
        plans.add(Forecast.nothing("has nothing to do", left).of(level.name()));
      }
    }
    return plans;
  }

  /** Everything that there is to know of two contents. */
  Evidence examine(Comparison comparison, Progress progress) {
    Evidence evidence = new Evidence(comparison.plan().columns(), limit);
    Workload left = Workload.of(comparison);
    for (Level level : levels) {
      left = new Attempt(level, evidence).examine(comparison, left, progress);
    }
    comparison.plan().where().ifPresent(evidence::onlyWhere);
    evidence.left(left);
    evidence.conclude();
    return evidence;
  }
}
