package io.penumbra.jobs.validate;

import io.penumbra.catalog.verb.Heads;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.redact.Redaction;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Pipeline;
import io.penumbra.report.Cut;
import io.penumbra.report.Report;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;

/** Compares what came to primary and shadow after the cut of an earlier proof. */
final class Recheck {
  private final ValidationSettings settings;
  private final DeclaredConstraints constraints;

  Recheck(ValidationSettings settings, DeclaredConstraints constraints) {
    this.settings = settings;
    this.constraints = constraints;
  }

  /**
   * @throws PenumbraException NOT_PROVEN when a report has not checked all that is declared by now,
   *     or has tolerated what is not declared any more
   */
  void demandChecked(Report report) {
    constraints.demandChecked(report);
    new DeclaredTolerances(settings.tolerances(report.tableId(), report.shadowId()))
        .demandNoMore(report);
  }

  /**
   * @param proof a report that passed, or whose differences are all waived
   * @throws PenumbraException NOT_PROVEN when too much came since, or when the cut has expired
   */
  Report run(Heads heads, Report proof) {
    Instant started = Instant.now();
    Cut cut = cut(heads);
    Comparison now =
        comparison(heads, cut)
            .tolerating(settings.tolerances(proof.tableId(), heads.shadow().name()));
    Comparison earlier = comparison(heads, proof.cut());
    demandHistory(heads.table(), proof);
    Redaction redaction = now.redaction(settings.redact(), proof.tableId());
    int limit = settings.discrepancies();
    Level delta = new DeltaLevel(earlier, settings.recheckRows(), limit);
    Levels levels = new Levels(List.of(new SchemaLevel(), new FilesLevel(), delta), limit);
    Evidence evidence = levels.examine(now, Progress.NONE);
    constraints.check(heads, proof, now, evidence);
    return new Reports(proof.tableId(), heads.shadow(), started, redaction)
        .recheck(proof, cut, now, evidence);
  }

  /** Whether the snapshots of a report's cut are still there. */
  static boolean reaches(Table table, Report proof) {
    return table.snapshot(proof.cut().primarySnapshotId()) != null
        && table.snapshot(proof.cut().shadowSnapshotId()) != null;
  }

  private static void demandHistory(Table table, Report proof) {
    if (!reaches(table, proof)) {
      throw new PenumbraException(
          ErrorCode.NOT_PROVEN,
          "The snapshots that report " + proof.reportId() + " compared have expired",
          "Run penumbra validate again, and promote right after it");
    }
  }

  private static Cut cut(Heads heads) {
    return new Cut(
        "",
        heads.primarySnapshotId(),
        heads.shadowSnapshotId(),
        heads.ledger().pipeline().map(Pipeline::checkpoint).orElse(-1L),
        heads.ledger().pipeline().map(Pipeline::position).orElse(""));
  }

  private static Comparison comparison(Heads heads, Cut cut) {
    Ledger ledger = heads.ledger();
    Table table = heads.table();
    Schema primary = table.schemas().get(ledger.primary().shape().schemaId());
    Schema shadow = table.schemas().get(heads.shadow().shape().schemaId());
    return Comparison.of(
        new Content(table, primary, cut.primarySnapshotId()),
        new Content(table, shadow, cut.shadowSnapshotId()),
        Keys.of(ledger, primary));
  }
}
