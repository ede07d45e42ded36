package io.penumbra.ops;

import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.jobs.validate.Explanation;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.report.Report;
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
    Report report =
        Selection.of(workspace, target)
            .with((table, shadow) -> validator.validate(table, shadow, request, progress));
    workspace.reports().publish(report);
    return report;
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
}
