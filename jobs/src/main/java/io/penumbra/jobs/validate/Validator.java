package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.PinnedCut;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.redact.Redaction;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.jobs.validate.hash.DigestLog;
import io.penumbra.jobs.validate.read.Throttle;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Proof;
import io.penumbra.report.Cut;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.sql.check.Check;
import io.penumbra.sql.check.OwnChecks;
import io.penumbra.sql.check.Suite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;

/** Compares everything that a shadow holds with its primary at a cut. */
public final class Validator {
  private final Supplier<StreamExecutionEnvironment> flink;
  private final ValidationSettings settings;
  private final long few;
  private final Lanes lanes;
  private final Function<TableIdentifier, DigestLog> logs;

  /**
   * @param flink makes the environment in which a job runs, if one is needed
   */
  public Validator(Supplier<StreamExecutionEnvironment> flink, ValidationSettings settings) {
    this(flink, settings, new NoLanes());
  }

  /**
   * @param lanes tables that SQL checks may name besides the two that are compared
   */
  public Validator(
      Supplier<StreamExecutionEnvironment> flink, ValidationSettings settings, Lanes lanes) {
    this(flink, settings, Levels.FEW, lanes);
  }

  /**
   * @param few rows up to which no job is started
   */
  public Validator(
      Supplier<StreamExecutionEnvironment> flink,
      ValidationSettings settings,
      long few,
      Lanes lanes) {
    this(flink, settings, few, lanes, table -> DigestLog.none());
  }

  private Validator(
      Supplier<StreamExecutionEnvironment> flink,
      ValidationSettings settings,
      long few,
      Lanes lanes,
      Function<TableIdentifier, DigestLog> logs) {
    this.flink = flink;
    this.settings = settings;
    this.few = few;
    this.lanes = lanes;
    this.logs = logs;
  }

  /**
   * The same, whose comparisons go on where an earlier one of the same rows was killed.
   *
   * @param digests the log of a run, by table
   */
  public Validator resuming(Function<TableIdentifier, DigestLog> digests) {
    return new Validator(flink, settings, few, lanes, digests);
  }

  /** Compares all that a promotion needs; see the other method. */
  public Report validate(ShadowedTable table, String shadow, Progress progress) {
    return validate(table, shadow, Request.standard(), progress);
  }

  /**
   * Compares primary and shadow; what came since an earlier pass where that is enough. The report
   * is stored beside the table before this returns, and noted in its ledger if it decides on a
   * promotion: when it compared everything, or found a difference. The cut is pinned as long as it
   * takes.
   *
   * @throws PenumbraException when the shadow is at no cut with the primary, or when it was changed
   *     while it was compared; then there is no report
   */
  public Report validate(ShadowedTable table, String shadow, Request request, Progress progress) {
    Instant started = Instant.now();
    PinnedCut pinned = table.pin(shadow);
    try {
      Ledger ledger = table.ledger();
      Lane lane = lane(ledger, pinned.shadow(), shadow);
      Comparison comparison = comparison(table, pinned, ledger, request, shadow);
      Redaction redaction = comparison.redaction(settings.redact(), table.id().toString());
      Means means =
          means(table, shadow, request, earlier(table, lane, pinned, request, comparison));
      Evidence evidence = Levels.of(request, means).examine(comparison, progress);
      Report report =
          new Reports(table.id().toString(), lane, started, redaction)
              .first(request, cut(pinned), comparison, evidence);
      demandUnchanged(lane, lane(table.ledger(), pinned.shadow(), shadow));
      boolean decides = report.mode() == Mode.FULL || report.mode() == Mode.INCREMENTAL;
      if (decides || report.verdict() == Verdict.FAIL) {
        keep(table, report);
      } else {
        ReportStore.of(table.table()).write(report);
      }
      return report;
    } finally {
      release(table, pinned);
    }
  }

  /** A thread that is told to end gives its snapshots up first. */
  private static void release(ShadowedTable table, PinnedCut pinned) {
    boolean interrupted = Thread.interrupted();
    try {
      table.unpin(pinned);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What a validation would do now; nothing is compared. */
  public Explanation explain(ShadowedTable table, String shadow, Request request) {
    PinnedCut pinned = table.pin(shadow);
    try {
      Ledger ledger = table.ledger();
      Lane lane = lane(ledger, pinned.shadow(), shadow);
      Comparison comparison = comparison(table, pinned, ledger, request, shadow);
      Means means =
          means(table, shadow, request, earlier(table, lane, pinned, request, comparison));
      return new Explanation(
          table.id().toString(),
          shadow,
          comparison.plan().columns(),
          request.where(),
          Levels.of(request, means).plan(comparison));
    } finally {
      table.unpin(pinned);
    }
  }

  private Optional<ProvenCut> earlier(
      ShadowedTable table, Lane lane, PinnedCut pinned, Request request, Comparison comparison) {
    return request.takesProofs()
        ? new EarlierProof(table, lane).find(pinned, comparison, settings.recheckRows())
        : Optional.empty();
  }

  private Means means(
      ShadowedTable table, String shadow, Request request, Optional<ProvenCut> proof) {
    List<Check> checks = new ArrayList<>();
    if (request.asksFor(LevelName.QUERIES)) {
      OwnChecks own = settings.sql().map(OwnChecks::load).orElseGet(OwnChecks::none);
      checks.addAll(Suite.checks());
      checks.addAll(own.of(table.id().toString()));
    }
    return new Means(
        flink,
        settings.parallelism(),
        few,
        settings.discrepancies(),
        proof,
        checks,
        settings.constraints(table.id().toString(), shadow),
        lanes,
        request.takesProofs() ? logs.apply(table.id()) : DigestLog.none());
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

  private Comparison comparison(
      ShadowedTable table, PinnedCut pinned, Ledger ledger, Request request, String shadowName) {
    Table primary = table.viewAt(pinned.primary(), pinned.primarySnapshotId());
    Table shadow = table.viewAt(pinned.shadow(), pinned.shadowSnapshotId());
    return Comparison.of(
            new Content(primary, primary.schema(), pinned.primarySnapshotId()),
            new Content(shadow, shadow.schema(), pinned.shadowSnapshotId()),
            Keys.of(ledger, primary.schema()))
        .tolerating(settings.tolerances(table.id().toString(), shadowName))
        .only(request)
        .throttled(Throttle.of(settings.throttle(), settings.parallelism()));
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
