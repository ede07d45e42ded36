package io.penumbra.jobs.validate;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.catalog.verb.Swapped;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.sql.Lanes;
import io.penumbra.jobs.sql.NoLanes;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import io.penumbra.report.Waived;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;

/** Makes a shadow the table if there is proof for the very heads that it rests on. */
public final class Promotion {
  private final ValidationSettings settings;
  private final SqlMeans sql;

  /** Constraints are checked in this process, and may name no other tables. */
  public Promotion(ValidationSettings settings) {
    this(settings, new NoLanes());
  }

  /**
   * @param lanes tables that constraints may name besides
   */
  public Promotion(ValidationSettings settings, Lanes lanes) {
    this.settings = settings;
    int parallelism = settings.parallelism();
    this.sql = new SqlMeans(() -> Batch.local(parallelism, Map.of()), parallelism, lanes);
  }

  /**
   * What a promotion did.
   *
   * @param proof the report that it rests on
   * @param rechecks what came after it, one report per commit attempt that found something new
   * @param waived differences that the proof has and somebody answers for
   */
  public record Promoted(
      Swapped swapped, Report proof, List<Report> rechecks, List<Waived> waived) {
    public Promoted {
      rechecks = List.copyOf(rechecks);
      waived = List.copyOf(waived);
    }
  }

  /**
   * Promotes a shadow. When main moves meanwhile, what came is re-checked and the commit is staged
   * anew, as often as the catalog's own bound allows.
   *
   * @throws PenumbraException NOT_PROVEN when there is no proof or what came since is not proven,
   *     and what else stands in the way of a promotion. A difference that the re-check found is
   *     noted as the shadow's newest report: only a full validation can lift it
   */
  public Promoted promote(ShadowedTable table, String shadow) {
    Table stored = table.table();
    Optional<Report> newest = newest(table, shadow);
    ProvenHeads admission =
        new ProvenHeads(new Recheck(settings, constraints(table, shadow)), newest);
    try {
      Swapped swapped = table.promote(shadow, admission);
      admission.rechecks().forEach(ReportStore.of(stored)::write);
      return new Promoted(swapped, newest.orElseThrow(), admission.rechecks(), admission.waived());
    } catch (PenumbraException e) {
      admission.rechecks().stream()
          .filter(report -> report.verdict() == Verdict.FAIL)
          .forEach(report -> Validator.keep(table, report));
      throw e;
    }
  }

  private DeclaredConstraints constraints(ShadowedTable table, String shadow) {
    return new DeclaredConstraints(settings.constraints(table.id().toString(), shadow), sql, table);
  }

  private static Optional<Report> newest(ShadowedTable table, String shadow) {
    return table
        .ledger()
        .named(shadow)
        .flatMap(lane -> lane.standing().proof())
        .map(Proof::reportId)
        .flatMap(ReportStore.of(table.table())::read);
  }
}
