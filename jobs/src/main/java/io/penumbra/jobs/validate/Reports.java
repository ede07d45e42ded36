package io.penumbra.jobs.validate;

import io.penumbra.compare.SchemaComparison;
import io.penumbra.digest.RowHash;
import io.penumbra.gate.WaivedCauses;
import io.penumbra.jobs.redact.Redaction;
import io.penumbra.lane.Lane;
import io.penumbra.report.Cut;
import io.penumbra.report.Decision;
import io.penumbra.report.Engine;
import io.penumbra.report.Found;
import io.penumbra.report.Method;
import io.penumbra.report.Mode;
import io.penumbra.report.Report;
import io.penumbra.report.Stats;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** Makes reports of evidence. */
final class Reports {
  /** Version of the form in which rows are compared. */
  private static final int ENCODING = 1;

  private final String tableId;
  private final Lane shadow;
  private final Instant started;
  private final Redaction redaction;

  /**
   * @param shadow as it was when the comparison began, with its waivers
   * @param started when the comparison began
   * @param redaction takes out of the report what nobody may see
   */
  Reports(String tableId, Lane shadow, Instant started, Redaction redaction) {
    this.tableId = tableId;
    this.shadow = shadow;
    this.started = started;
    this.redaction = redaction;
  }

  /** Of a comparison from nothing, or from what an earlier report has proven. */
  Report first(Request request, Cut cut, Comparison comparison, Evidence evidence) {
    boolean all = evidence.settled() && !request.isPartial();
    Optional<String> basedOn = evidence.basedOn();
    Mode mode = basedOn.isPresent() ? Mode.INCREMENTAL : Mode.FULL;
    return report(
        all ? mode : request.partialMode(), basedOn.orElse(""), cut, comparison, evidence);
  }

  /** Of a comparison of what came after another report's cut. */
  Report recheck(Report proof, Cut cut, Comparison comparison, Evidence evidence) {
    return report(Mode.RECHECK, proof.reportId(), cut, comparison, evidence);
  }

  private Report report(
      Mode mode, String basedOn, Cut cut, Comparison comparison, Evidence evidence) {
    Found found = redaction.of(evidence.found());
    Decision decision = Decision.of(found, evidence.coverage());
    Instant now = Instant.now();
    return new Report(
        Report.VERSION,
        UUID.randomUUID().toString(),
        tableId,
        shadow.name(),
        now,
        decision.verdict(),
        decision.reasons(),
        new Method(
            mode,
            basedOn,
            engine(evidence),
            evidence.levels(),
            evidence.sampling(),
            evidence.constraints()),
        cut,
        evidence.coverage(),
        SchemaComparison.changes(comparison.primary().schema(), comparison.shadow().schema()),
        found,
        WaivedCauses.of(shadow, now).of(found),
        new Stats(started, now));
  }

  private static Engine engine(Evidence evidence) {
    String hash = evidence.coverage().buckets().total() > 0 ? RowHash.NAME : "";
    return new Engine("flink", EnvironmentInformation.getVersion(), ENCODING, hash);
  }
}
