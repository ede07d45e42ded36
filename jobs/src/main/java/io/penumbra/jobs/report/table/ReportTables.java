package io.penumbra.jobs.report.table;

import io.penumbra.catalog.KeepFor;
import io.penumbra.catalog.NewTable;
import io.penumbra.catalog.PlainTable;
import io.penumbra.config.ReportSettings;
import io.penumbra.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables {@code penumbra.validation_*} of a catalog. They are for queries and notebooks; what
 * decides on a promotion is the report beside its table.
 */
public final class ReportTables {
  /** Where the tables are. */
  public static final Namespace NAMESPACE = Namespace.of("penumbra");

  static final String REPORT_ID = "report_id";
  static final String TABLE_ID = "table_id";
  static final String TIME = "timestamp";

  /** The report's own row comes last: where it is, the others are. */
  private static final List<Layout> LAYOUTS =
      List.of(new DiscrepancyLayout(), new SignatureLayout(), new ReportLayout());

  private static final Logger LOG = LoggerFactory.getLogger(ReportTables.class);

  private final Catalog catalog;
  private final KeepFor keep;

  ReportTables(Catalog catalog, KeepFor keep) {
    this.catalog = catalog;
    this.keep = keep;
  }

  public static ReportTables of(Catalog catalog, ReportSettings settings) {
    return new ReportTables(catalog, new KeepFor(settings.age(), settings.rows()));
  }

  /**
   * Adds a report, if that can be done. A report that is not in these tables is as good as any
   * other: it is kept beside its table, and that is where a promotion looks.
   */
  public void publish(Report report) {
    try {
      write(report);
    } catch (RuntimeException e) {
      LOG.warn(
          "Report {} is kept beside {}, but is not in the tables of {}",
          report.reportId(),
          report.tableId(),
          NAMESPACE,
          e);
    }
  }

  /**
   * Adds a report. What the tables have of it already is not added again.
   *
   * @return whether anything was missing
   */
  boolean write(Report report) {
    boolean added = false;
    for (Layout layout : LAYOUTS) {
      PlainTable table = open(layout);
      List<Record> rows = layout.rows(report, table.table().schema());
      if (!rows.isEmpty() && !holds(table, report)) {
        table.append(List.of(new RowFiles(table.table()).write(rows)), keep);
        new SmallFiles(table).join();
        added = true;
      }
    }
    return added;
  }

  private PlainTable open(Layout layout) {
    NewTable definition =
        new NewTable(layout.schema(), layout.partitioning(), SortOrder.unsorted(), Map.of());
    return PlainTable.open(catalog, TableIdentifier.of(NAMESPACE, layout.name()), definition, TIME);
  }

  /** Asks by time and table first, so that few files are read. */
  private static boolean holds(PlainTable table, Report report) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, report.timestamp());
    try (CloseableIterable<Record> rows =
            IcebergGenerics.read(table.table())
                .select(REPORT_ID)
                .where(Expressions.equal(TIME, micros))
                .where(Expressions.equal(TABLE_ID, report.tableId()))
                .where(Expressions.equal(REPORT_ID, report.reportId()))
                .build();
        CloseableIterator<Record> first = rows.iterator()) {
      return first.hasNext();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
