package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Proof;
import io.penumbra.report.Cut;
import io.penumbra.report.Report;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;

/** Compares everything that a shadow holds with its primary at a cut. */
public final class Validator {
  private final Supplier<StreamExecutionEnvironment> flink;
  private final ValidationSettings settings;
  private final long few;

  /**
   * @param flink makes the environment in which a job runs, if one is needed
   */
  public Validator(Supplier<StreamExecutionEnvironment> flink, ValidationSettings settings) {
    this(flink, settings, Levels.FEW);
  }

  /**
   * @param few rows up to which no job is started
   */
  Validator(Supplier<StreamExecutionEnvironment> flink, ValidationSettings settings, long few) {
    this.flink = flink;
    this.settings = settings;
    this.few = few;
  }

  /**
   * Compares primary and shadow, from nothing. The report is stored beside the table and noted in
   * its ledger before this returns; the cut is pinned as long as it takes.
   *
   * @throws PenumbraException when the shadow is at no cut with the primary, or when it was changed
   *     while it was compared; then there is no report
   */
  public Report validate(ShadowedTable table, String shadow, Progress progress) {
    Instant started = Instant.now();
    PinnedCut pinned = table.pin(shadow);
    try {
      Ledger ledger = table.ledger();
      Lane lane = lane(ledger, pinned.shadow(), shadow);
      Comparison comparison = comparison(table, pinned, ledger);
      Levels levels = Levels.of(flink, settings.parallelism(), few, settings.discrepancies());
      Evidence evidence = levels.examine(comparison, progress);
      Report report =
          new Reports(table.id().toString(), shadow, started)
              .full(cut(pinned), comparison, evidence);
      demandUnchanged(lane, lane(table.ledger(), pinned.shadow(), shadow));
      keep(table, report);
      return report;
    } finally {
      table.unpin(pinned);
    }
  }

  /** Stores a report beside its table and makes it the shadow's newest. */
  static void keep(ShadowedTable table, Report report) {
    ReportStore.of(table.table()).write(report);
    Cut cut = report.cut();
    table.record(
        report.shadowId(),
        new Proof(
            report.reportId(),
            report.passed(),
            cut.primarySnapshotId(),
            cut.shadowSnapshotId(),
            report.timestamp()));
  }

  private static Comparison comparison(ShadowedTable table, PinnedCut pinned, Ledger ledger) {
    Table primary = table.viewAt(pinned.primary(), pinned.primarySnapshotId());
    Table shadow = table.viewAt(pinned.shadow(), pinned.shadowSnapshotId());
    return Comparison.of(
        new Content(primary, primary.schema(), pinned.primarySnapshotId()),
        new Content(shadow, shadow.schema(), pinned.shadowSnapshotId()),
        Keys.of(ledger, primary.schema()));
  }

  private static Cut cut(PinnedCut pinned) {
    return new Cut(
        pinned.id(),
        pinned.primarySnapshotId(),
        pinned.shadowSnapshotId(),
        pinned.checkpoint(),
        pinned.position());
  }

  private static Lane lane(Ledger ledger, LaneId id, String shadow) {
    return ledger.lane(id).orElseThrow(() -> changed(shadow));
  }

  /** A proof belongs to the schema, base and fork that were compared. */
  private static void demandUnchanged(Lane before, Lane after) {
    boolean same =
        before.shape().equals(after.shape())
            && before.role() == after.role()
            && before.origin().equals(after.origin());
    if (!same) {
      throw changed(before.name());
    }
  }

  private static PenumbraException changed(String shadow) {
    return new PenumbraException(
        ErrorCode.STATE_REFUSED,
        "Shadow '" + shadow + "' was changed while it was compared",
        "Validate it again");
  }
}
