package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Heads;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.report.Report;
import io.penumbra.sql.constraint.Constraint;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;

/** What a promotion demands of the constraints that are declared for a shadow. */
record DeclaredConstraints(List<Constraint> constraints, SqlMeans sql, ShadowedTable table) {
  /**
   * Constraints may have been declared after a report was made.
   *
   * @throws PenumbraException NOT_PROVEN when it has not checked one of them
   */
  void demandChecked(Report report) {
    List<CheckedConstraint> checked = report.method().constraints();
    List<Constraint> unchecked =
        constraints.stream().filter(each -> !checked.contains(each.checked())).toList();
    if (!unchecked.isEmpty()) {
      throw new PenumbraException(
          ErrorCode.NOT_PROVEN,
          "Report " + report.reportId() + " has not checked " + ConstraintsLevel.names(unchecked),
          "Run penumbra validate on " + report.shadowId() + " again");
    }
  }

  /**
   * Checks all of them at the heads: what came may break them together with what was there.
   *
   * @param proof of what was there
   */
  void check(Heads heads, Report proof, Comparison now, Evidence evidence) {
    if (!constraints.isEmpty()) {
      Comparison views =
          Comparison.of(
              at(
                  now.primary(),
                  table.viewAt(heads.ledger().primary().id(), now.primary().snapshotId())),
              at(now.shadow(), table.viewAt(heads.shadow().id(), now.shadow().snapshotId())),
              now.keys());
      long before = proof.cut().shadowSnapshotId();
      Table earlier = table.viewAt(heads.shadow().id(), before);
      ProvenConstraints proven =
          new ProvenConstraints(
              proof.method().constraints(), new Content(earlier, now.shadow().schema(), before));
      ConstraintMeans means = new ConstraintMeans(constraints, sql, true, Optional.of(proven));
      new Attempt(new ConstraintsLevel(means), evidence)
          .examine(views, Workload.nothing(), Progress.NONE);
    }
  }

  private static Content at(Content content, Table view) {
    return new Content(view, content.schema(), content.snapshotId());
  }
}
