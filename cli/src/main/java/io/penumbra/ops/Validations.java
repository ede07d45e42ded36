package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.jobs.validate.Explanation;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Compares shadows with their tables. */
public final class Validations {
  private final Workspace workspace;

  public Validations(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Compares what is asked for, in this process; the report is stored, and becomes the newest one
   * if it decides on a promotion.
   */
  public Report validate(Target target, Request request, Progress progress) {
    Validator validator = validator();
    return Selection.of(workspace, target)
        .with((table, shadow) -> validator.validate(table, shadow, request, progress));
  }

  /** What comparing what is asked for would mean; nothing is compared. */
  public Explanation explain(Target target, Request request) {
    Validator validator = validator();
    return Selection.of(workspace, target)
        .with((table, shadow) -> validator.explain(table, shadow, request));
  }

  private Validator validator() {
    int parallelism = workspace.settings().validation().parallelism();
    return new Validator(
        () -> StreamExecutionEnvironment.createLocalEnvironment(parallelism),
        workspace.settings().validation(),
        new CatalogLanes(workspace.catalog()));
  }

  /**
   * A report on a shadow.
   *
   * @param id the newest one where absent
   * @throws PenumbraException NOT_PROVEN when there is none yet
   */
  public Report report(Target target, Optional<String> id) {
    Selection selected = Selection.of(workspace, target);
    String reportId =
        id.or(() -> selected.lane().standing().proof().map(Proof::reportId))
            .orElseThrow(() -> none(selected));
    return ReportStore.of(selected.table().table())
        .read(reportId)
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.NOT_PROVEN,
                    "There is no report '" + reportId + "' on " + selected.target(),
                    "penumbra validate " + selected.target() + " makes a new one"));
  }

  private static PenumbraException none(Selection selected) {
    return new PenumbraException(
        ErrorCode.NOT_PROVEN,
        "Shadow " + selected.target() + " has not been compared with the table yet",
        "penumbra validate " + selected.target());
  }
}
