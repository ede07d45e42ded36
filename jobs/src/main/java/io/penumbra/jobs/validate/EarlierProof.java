package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.compare.SchemaComparison;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.lane.Lane;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.util.Optional;
import org.apache.iceberg.Table;

/** Finds what an earlier report has proven of a shadow, if it still says anything. */
final class EarlierProof {
  private final ShadowedTable table;
  private final Lane lane;

  EarlierProof(ShadowedTable table, Lane lane) {
    this.table = table;
    this.lane = lane;
  }

  /** What the newest report has proven; absent when that did not pass or is of no use. */
  Optional<ProvenCut> find(PinnedCut pinned, Comparison now, long mostRows) {
    return lane.standing()
        .proof()
        .filter(Proof::passed)
        .flatMap(proof -> ReportStore.of(table.table()).read(proof.reportId()))
        .filter(report -> report.passed() && isOf(report, now))
        .filter(report -> Recheck.reaches(table.table(), report))
        .map(report -> new ProvenCut(report, at(report, pinned, now), mostRows));
  }

  /** A report says nothing of columns that it did not compare, or not as they are now. */
  private boolean isOf(Report report, Comparison now) {
    return report.shadowId().equals(lane.name())
        && report.coverage().columns().equals(now.plan().columns())
        && report
            .expectedChanges()
            .equals(SchemaComparison.changes(now.primary().schema(), now.shadow().schema()));
  }

  private Comparison at(Report report, PinnedCut pinned, Comparison now) {
    long primaryId = report.cut().primarySnapshotId();
    long shadowId = report.cut().shadowSnapshotId();
    Table primary = table.viewAt(pinned.primary(), primaryId);
    Table shadow = table.viewAt(pinned.shadow(), shadowId);
    return Comparison.of(
        new Content(primary, now.primary().schema(), primaryId),
        new Content(shadow, now.shadow().schema(), shadowId),
        now.keys());
  }
}
