package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import io.penumbra.report.ReportDiff;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The reports that are kept beside tables. */
public final class ReportShelf {
  private final Workspace workspace;

  public ReportShelf(Workspace workspace) {
    this.workspace = workspace;
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
    return read(selected, reportId);
  }

  /** All reports on a shadow, the newest first; none where the storage can't list. */
  public List<ReportLine> list(Target target) {
    Selection selected = Selection.of(workspace, target);
    ReportStore store = ReportStore.of(selected.table().table());
    return store.ids().stream()
        .flatMap(id -> store.read(id).stream())
        .filter(report -> report.shadowId().equals(selected.lane().name()))
        .map(ReportLine::of)
        .sorted(Comparator.comparing(ReportLine::timestamp).reversed())
        .toList();
  }

  /**
   * What changed between two reports.
   *
   * @param later the newest one where absent
   */
  public ReportDiff diff(Target target, String earlier, Optional<String> later) {
    return ReportDiff.between(report(target, Optional.of(earlier)), report(target, later));
  }

  private static Report read(Selection selected, String id) {
    return ReportStore.of(selected.table().table())
        .read(id)
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.NOT_PROVEN,
                    "There is no report '" + id + "' on " + selected.target(),
                    "penumbra report list " + selected.target() + " tells which there are"));
  }

  private static PenumbraException none(Selection selected) {
    return new PenumbraException(
        ErrorCode.NOT_PROVEN,
        "Shadow " + selected.target() + " has not been compared with the table yet",
        "penumbra validate " + selected.target());
  }
}
