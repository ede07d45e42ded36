package io.penumbra.jobs.validate;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.sql.FlinkSql;
import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.sql.PinnedLane;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.engine.SqlEngine;
import io.penumbra.sql.run.CheckRun;
import io.penumbra.sql.run.Fitting;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs SQL checks on both lanes. Finds differences, but settles no rows: it has not seen them. */
final class QueriesLevel implements Level {
  private final Supplier<StreamExecutionEnvironment> flink;
  private final int parallelism;
  private final List<Check> checks;
  private final Lanes others;

  /**
   * @param flink makes the environment to run in
   * @param others tables that checks may name besides the lanes
   */
  QueriesLevel(
      Supplier<StreamExecutionEnvironment> flink,
      int parallelism,
      List<Check> checks,
      Lanes others) {
    this.flink = flink;
    this.parallelism = parallelism;
    this.checks = List.copyOf(checks);
    this.others = others;
  }

  @Override
  public String name() {
    return LevelName.QUERIES.word();
  }

  @Override
  public boolean appliesTo(Comparison comparison, Workload left) {
    return true;
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast(
        "runs %d SQL checks on both lanes".formatted(checks.size()), Workload.of(comparison), left);
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    try {
      run(engine(comparison), comparison, evidence, progress);
    } catch (PenumbraException e) {
      evidence.found(
          Discrepancy.general(
              Category.NOT_VALIDATED, "No SQL check could be made: " + e.getMessage()));
    }
    return left;
  }

  private void run(SqlEngine engine, Comparison comparison, Evidence evidence, Progress progress) {
    Fitting fitting = Fitting.of(comparison.plan(), engine);
    if (!fitting.unread().isEmpty()) {
      evidence.found(
          Discrepancy.general(
              Category.NOT_VALIDATED,
              "%s does not read columns %s exactly, so no check is about them"
                  .formatted(engine.name(), String.join(", ", fitting.unread()))));
    }
    CheckRun run = new CheckRun(engine, fitting);
    int done = 0;
    for (Check check : checks) {
      progress.reached(LevelName.QUERIES.word(), done++, checks.size());
      run.run(check, evidence::found);
    }
    progress.reached(LevelName.QUERIES.word(), done, checks.size());
  }

  private SqlEngine engine(Comparison comparison) {
    return FlinkSql.on(
        flink.get(), parallelism, lane(comparison.primary()), lane(comparison.shadow()), others);
  }

  private static PinnedLane lane(Content content) {
    return new PinnedLane(content.table(), content.snapshotId());
  }
}
