package io.penumbra.ops;

import io.penumbra.config.ValidationSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.table.Publication;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.validate.Batch;
import io.penumbra.jobs.validate.Explanation;
import io.penumbra.jobs.validate.Progress;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.Validator;
import io.penumbra.jobs.validate.fresh.Ending;
import io.penumbra.jobs.validate.fresh.Listener;
import io.penumbra.jobs.validate.fresh.Pass;
import io.penumbra.jobs.validate.fresh.ProofAge;
import io.penumbra.jobs.validate.fresh.ProofKeeper;
import io.penumbra.jobs.validate.fresh.StopSign;
import io.penumbra.jobs.validate.fresh.Terms;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.util.Map;
import java.util.Optional;

/** Compares shadows with their tables. */
public final class Validations {
  private final Workspace workspace;
  private final Optional<ClusterPlace> cluster;

  /** In this process. */
  public Validations(Workspace workspace) {
    this(workspace, Optional.empty());
  }

  /**
   * @param cluster where rows are read and compared; in this process where absent
   */
  public Validations(Workspace workspace, Optional<ClusterPlace> cluster) {
    this.workspace = workspace;
    this.cluster = cluster;
  }

  /** The same target with the table's full name and the shadow that it means. */
  public Target named(Target target) {
    return Target.parse(Selection.of(workspace, target).target());
  }

  /**
   * Compares what is asked for; the report is stored, and becomes the newest one if it decides on a
   * promotion.
   */
  public Report validate(Target target, Request request, Progress progress) {
    Validator validator = validator();
    Selection selected = Selection.of(workspace, target);
    Report report =
        selected.with((table, shadow) -> validator.validate(table, shadow, request, progress));
    workspace.publication().publish(selected.table(), report);
    return report;
  }

  /**
   * Compares whatever came, until there is no such shadow or {@code stop} is raised.
   *
   * @param age hears how old the proof is
   * @throws PenumbraException see {@link ProofKeeper#run}
   */
  public Ending keepFresh(
      Target target, Terms terms, ProofAge age, Listener listener, StopSign stop) {
    Selection selected = Selection.of(workspace, target);
    Publication publication = workspace.publication();
    Listener publishing =
        new Listener() {
          @Override
          public void compared(Report report, Pass pass) {
            publication.publish(selected.table(), report);
            listener.compared(report, pass);
          }

          @Override
          public void holds(Proof proof) {
            listener.holds(proof);
          }

          @Override
          public void troubled(PenumbraException trouble) {
            listener.troubled(trouble);
          }
        };
    ProofKeeper keeper = new ProofKeeper(validator(), terms, age, publishing);
    return selected.with((table, shadow) -> keeper.run(table, shadow, stop));
  }

  /** What comparing what is asked for would mean; nothing is compared. */
  public Explanation explain(Target target, Request request) {
    Validator validator = validator();
    return Selection.of(workspace, target)
        .with((table, shadow) -> validator.explain(table, shadow, request));
  }

  private Validator validator() {
    ValidationSettings settings = workspace.settings().validation();
    Lanes lanes = new CatalogLanes(workspace.catalog());
    int parallelism = settings.parallelism();
    return cluster
        .map(place -> new Validator(place::environment, settings, 0, lanes))
        .orElseGet(() -> new Validator(() -> Batch.local(parallelism, Map.of()), settings, lanes))
        .resuming(workspace.digests()::log);
  }
}
