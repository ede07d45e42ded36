package io.penumbra.jobs.report.table;

import io.penumbra.catalog.ShadowedTable;
import io.penumbra.config.ReportSettings;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.lane.Proof;
import io.penumbra.report.Report;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.catalog.Catalog;

/** Makes reports known, and lets old ones go. */
public final class Publication {
  private final ReportTables tables;
  private final ReportSettings settings;

  public Publication(Catalog catalog, ReportSettings settings) {
    this.tables = ReportTables.of(catalog, settings);
    this.settings = settings;
  }

  /**
   * Adds a report to the report tables, and deletes those beside its table that are too many.
   *
   * @param report as it is kept beside the table
   */
  public void publish(ShadowedTable table, Report report) {
    tables.publish(report);
    Set<String> named =
        table.ledger().lanes().values().stream()
            .map(lane -> lane.standing().proof())
            .flatMap(Optional::stream)
            .map(Proof::reportId)
            .collect(Collectors.toSet());
    Instant before = Instant.now().minus(settings.age());
    ReportStore.of(table.table()).expire(before, settings.files(), named);
  }
}
