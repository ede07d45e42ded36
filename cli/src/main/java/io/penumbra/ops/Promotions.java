package io.penumbra.ops;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.gate.CheckedPair;
import io.penumbra.gate.Gate;
import io.penumbra.gate.GateDecision;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.jobs.validate.Promotion;
import io.penumbra.jobs.validate.Promotion.Promoted;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import io.penumbra.report.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;

/** The way into the table and back. */
public final class Promotions {
  private final Workspace workspace;

  public Promotions(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Makes a shadow the table.
   *
   * @throws PenumbraException NOT_PROVEN without a proof for the heads, or what else stands in the
   *     way
   */
  public Swap promote(Target target) {
    Selection selected = Selection.of(workspace, target);
    Promotion promotion =
        new Promotion(workspace.settings().validation(), new CatalogLanes(workspace.catalog()));
    long start = System.nanoTime();
    Promoted promoted = selected.with(promotion::promote);
    promoted.rechecks().forEach(workspace.reports()::publish);
    return Swap.of(
        selected.table().id().toString(), promoted.swapped(), promoted.waived(), millis(start));
  }

  /**
   * Whether a promotion would be admitted, as things are.
   *
   * @return what it would do; {@code snapshotId} is the head that would be the table's content
   * @throws PenumbraException as {@link #promote}, but for what a re-check would find
   */
  public Swap planPromotion(Target target) {
    return Selection.of(workspace, target).with(Promotions::plan);
  }

  private static Swap plan(ShadowedTable table, String shadow) {
    Ledger ledger = table.ledger();
    Lane lane = ledger.require(shadow);
    Table stored = table.table();
    CheckedPair heads =
        new CheckedPair(
            stored.currentSnapshot().snapshotId(), stored.snapshot(lane.branch()).snapshotId());
    Optional<Report> newest =
        lane.standing().proof().flatMap(proof -> ReportStore.of(stored).read(proof.reportId()));
    GateDecision decision = Gate.decide(ledger, lane, heads, newest, Instant.now());
    if (decision instanceof GateDecision.Refused refused) {
      throw refused.asError();
    }
    return new Swap(
        table.id().toString(),
        lane.name(),
        ledger.primary().name(),
        heads.shadow(),
        0,
        0,
        Map.of(),
        decision.waived());
  }

  /** Makes the former primary the table again; needs no proof, no job and no server. */
  public Swap rollback(String name) {
    ShadowedTable table = workspace.table(name);
    long start = System.nanoTime();
    Swapped swapped = table.rollback();
    return Swap.of(table.id().toString(), swapped, List.of(), millis(start));
  }

  /** What a rollback would do; {@code snapshotId} is the head that would be the table's content. */
  public Swap planRollback(String name) {
    ShadowedTable table = workspace.table(name);
    Lane former = former(table);
    return new Swap(
        table.id().toString(),
        former.name(),
        table.ledger().primary().name(),
        table.table().snapshot(former.branch()).snapshotId(),
        0,
        0,
        Map.of(),
        List.of());
  }

  /**
   * Ends the way back.
   *
   * @return the lane that is dropped
   */
  public Lane finish(String name) {
    ShadowedTable table = workspace.table(name);
    Lane former = former(table);
    table.finalizePromotion();
    return former;
  }

  /** The way back of a table. */
  public Lane former(String name) {
    return former(workspace.table(name));
  }

  private static Lane former(ShadowedTable table) {
    return table
        .ledger()
        .former()
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.STATE_REFUSED,
                    "Table " + table.id() + " has no former primary",
                    "There is one after a promotion, until it is finalized or rolled back"));
  }

  private static long millis(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
