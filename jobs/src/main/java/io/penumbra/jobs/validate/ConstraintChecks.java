package io.penumbra.jobs.validate;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.sql.FlinkSql;
import io.penumbra.jobs.sql.PinnedLane;
import io.penumbra.jobs.validate.constraint.ColumnChecks;
import io.penumbra.jobs.validate.constraint.ShadowColumns;
import io.penumbra.jobs.validate.constraint.ShadowFiles;
import io.penumbra.report.CheckedConstraint;
import io.penumbra.sql.constraint.Constraint;
import io.penumbra.sql.constraint.ConstraintRun;
import io.penumbra.sql.constraint.RowNaming;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.FileScanTask;

/** One look at a shadow's constraints: by reading columns where it can be, else in Flink SQL. */
final class ConstraintChecks {
  private final Comparison comparison;
  private final ConstraintMeans means;
  private final Evidence evidence;
  private final RowNaming names;
  private final ColumnChecks columns;
  private ConstraintRun flink;
  private List<FileScanTask> files;
  private ShadowFiles since;

  /**
   * @param evidence takes what is found, and which constraints were checked
   */
  ConstraintChecks(Comparison comparison, ConstraintMeans means, Evidence evidence) {
    this.comparison = comparison;
    this.means = means;
    this.evidence = evidence;
    this.names = RowNames.of(comparison);
    Content shadow = comparison.shadow();
    this.columns =
        new ColumnChecks(
            new ShadowColumns(
                shadow.table(), shadow.schema(), comparison.throttle(), this::wasRead),
            names);
  }

  void check(Constraint constraint) {
    Optional<ProvenConstraints> proven = means.proven().filter(each -> each.has(constraint));
    boolean here = columns.knows(constraint) && (means.here() || proven.isPresent());
    boolean checked =
        here ? checkHere(constraint, proven) : flink().run(constraint, evidence::found);
    if (checked) {
      evidence.checked(new CheckedConstraint(constraint.name(), constraint.definition()));
    }
  }

  private boolean checkHere(Constraint constraint, Optional<ProvenConstraints> proven) {
    try {
      ShadowFiles looked = proven.map(this::since).orElseGet(() -> ShadowFiles.unproven(files()));
      columns.check(constraint, looked, evidence::found);
      return true;
    } catch (PenumbraException e) {
      evidence.found(ConstraintRun.gap(constraint, e.getMessage()));
      return false;
    }
  }

  private ShadowFiles since(ProvenConstraints proven) {
    if (since == null) {
      since = proven.since(files());
    }
    return since;
  }

  private List<FileScanTask> files() {
    if (files == null) {
      Set<Integer> told = new TreeSet<>(columns.key());
      means.constraints().stream()
          .filter(columns::knows)
          .forEach(each -> told.addAll(columns.tested(each)));
      files = comparison.shadow().filesTelling(told);
    }
    return files;
  }

  private void wasRead(long bytes) {
    evidence.planned(1, bytes);
    evidence.add(Partial.hashed(1, bytes));
  }

  private ConstraintRun flink() {
    if (flink == null) {
      SqlMeans sql = means.sql();
      flink =
          new ConstraintRun(
              FlinkSql.on(
                  sql.flink().get(),
                  sql.parallelism(),
                  lane(comparison.primary()),
                  lane(comparison.shadow()),
                  sql.lanes()),
              comparison.shadow().schema(),
              names);
    }
    return flink;
  }

  private static PinnedLane lane(Content content) {
    return new PinnedLane(content.table(), content.snapshotId());
  }
}
