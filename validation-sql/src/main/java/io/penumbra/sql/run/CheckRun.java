package io.penumbra.sql.run;

import io.penumbra.compare.Side;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.engine.ResultTable;
import io.penumbra.sql.engine.SqlEngine;
import io.penumbra.sql.result.RowDifference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs checks on both lanes of a cut. */
public final class CheckRun {
  /** Rows of a result that are compared. */
  static final int MOST_ROWS = 10_000;

  private final SqlEngine engine;
  private final Fitting fitting;

  /**
   * @param fitting of the same engine
   */
  public CheckRun(SqlEngine engine, Fitting fitting) {
    this.engine = Objects.requireNonNull(engine, "engine");
    this.fitting = Objects.requireNonNull(fitting, "fitting");
  }

  /**
   * Runs one check. What it could not tell is a discrepancy, too.
   *
   * @param out takes what differs
   * @return whether it fits the table at all
   */
  public boolean run(Check check, Consumer<Discrepancy> out) {
    if (fitting.obstacle(check).isPresent()) {
      return false;
    }
    compare(check).ifPresent(out);
    return true;
  }

  private Optional<Discrepancy> compare(Check check) {
    if (!fitting.missing(check).isEmpty()) {
      return Optional.of(
          gap(check, "it names columns that are not compared: " + fitting.missing(check)));
    }
    try {
      ResultTable primary = engine.run(fitting.statement(check, Side.PRIMARY), MOST_ROWS);
      ResultTable shadow = engine.run(fitting.statement(check, Side.SHADOW), MOST_ROWS);
      if (!primary.complete() || !shadow.complete()) {
        return Optional.of(gap(check, "it gives more than " + MOST_ROWS + " rows"));
      }
      RowDifference difference = RowDifference.of(primary, shadow, check.tolerance());
      return difference(check, primary.columns(), difference);
    } catch (PenumbraException e) {
      return Optional.of(gap(check, e.getMessage()));
    }
  }

  private static Optional<Discrepancy> difference(
      Check check, List<String> columns, RowDifference difference) {
    if (!difference.isEmpty()) {
      return Optional.of(
          Discrepancy.general(
                  Category.QUERY_MISMATCH,
                  check.name() + ": " + DifferenceText.of(columns, difference))
              .of(check.name(), check.severity()));
    }
    if (difference.tolerated() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Discrepancy.ofRow(
            Category.TOLERATED,
            "%s: %d rows within the tolerance '%s'"
                .formatted(check.name(), difference.tolerated(), check.tolerance()),
            "",
            difference.tolerated()));
  }

  private static Discrepancy gap(Check check, String why) {
    return Discrepancy.general(
        Category.NOT_VALIDATED, "Check " + check.name() + " could not be made: " + why);
  }
}
