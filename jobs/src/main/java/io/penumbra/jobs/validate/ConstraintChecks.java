package io.penumbra.jobs.validate;

import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.sql.FlinkSql;
import io.penumbra.jobs.sql.PinnedLane;
import io.penumbra.jobs.validate.constraint.ColumnChecks;
import io.penumbra.jobs.validate.constraint.ReferencedTable;
import io.penumbra.jobs.validate.constraint.ShadowFiles;
import io.penumbra.jobs.validate.constraint.TableColumns;
import io.penumbra.sql.constraint.Constraint;
import io.penumbra.sql.constraint.ConstraintRun;
import io.penumbra.sql.constraint.RowNaming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types.NestedField;

/** One look at a shadow's constraints: by reading columns where it can be, else in Flink SQL. */
final class ConstraintChecks {
  private final Comparison comparison;
  private final ConstraintMeans means;
  private final Evidence evidence;
  private final RowNaming names;
  private final ColumnChecks columns;
  private final Map<Constraint, Optional<ReferencedTable>> referenced = new HashMap<>();
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
            new TableColumns(shadow.table(), shadow.schema(), comparison.throttle(), this::wasRead),
            names,
            this::referenced);
  }

  void check(Constraint constraint) {
    Optional<ProvenConstraints> proven =
        means
            .proven()
            .filter(each -> constraint.kind() != Constraint.Kind.REFERENCE && each.has(constraint));
    boolean here = (means.here() || proven.isPresent()) && columns.knows(constraint);
    boolean checked =
        here ? checkHere(constraint, proven) : flink().run(constraint, evidence::found);
    if (checked) {
      evidence.checked(constraint.checked());
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

  /** The table is looked up once: it may move on meanwhile. */
  private Optional<ReferencedTable> referenced(Constraint constraint) {
    return referenced.computeIfAbsent(constraint, this::find);
  }

  private Optional<ReferencedTable> find(Constraint constraint) {
    String name = constraint.referenced();
    int dot = name.lastIndexOf('.');
    return means
        .sql()
        .lanes()
        .find(name.substring(0, dot), name.substring(dot + 1))
        .map(lane -> table(constraint, lane));
  }

  private ReferencedTable table(Constraint constraint, PinnedLane lane) {
    Schema schema = lane.table().schema();
    Set<Integer> told =
        constraint.referencedColumns().stream()
            .map(schema::findField)
            .filter(Objects::nonNull)
            .map(NestedField::fieldId)
            .collect(Collectors.toSet());
    return new ReferencedTable(
        new TableColumns(lane.table(), schema, comparison.throttle(), this::wasRead),
        new Content(lane.table(), schema, lane.snapshotId()).filesTelling(told));
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
