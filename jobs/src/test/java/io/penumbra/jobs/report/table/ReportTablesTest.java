package io.penumbra.jobs.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.catalog.KeepFor;
import io.penumbra.embedded.EmbeddedCatalog;
import io.penumbra.jobs.report.TestingReport;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reports say can be queried, is there once, and does not pile up. */
class ReportTablesTest {
  private static final KeepFor ALWAYS = new KeepFor(Duration.ofDays(36_500), 1_000_000);

  @TempDir private Path folder;
  private Catalog catalog;

  @BeforeEach
  void open() {
    catalog = EmbeddedCatalog.in(folder).open();
  }

  @Test
  void holdWhatAReportSays() throws IOException {
    Report report = TestingReport.failed();

    assertThat(new ReportTables(catalog, ALWAYS).write(report)).isTrue();

    Record row = rows("validation_report").get(0);
    assertThat(row.getField("report_id")).isEqualTo(report.reportId());
    assertThat(row.getField("verdict")).isEqualTo("FAIL");
    assertThat(row.getField("rows_equal")).isEqualTo(report.coverage().rows().equal());
    assertThat((List<?>) row.getField("levels")).hasSameSizeAs(report.method().levels());
    assertThat(row.getField("constraints")).asString().contains("UNIQUE (shop_id, receipt)");
    assertThat(rows("validation_signature")).hasSameSizeAs(report.signatures());
    assertThat(rows("validation_discrepancy").stream().map(each -> each.getField("message")))
        .containsExactlyElementsOf(
            report.discrepancies().stream().map(Discrepancy::message).toList());
  }

  @Test
  void holdAReportOnce() throws IOException {
    ReportTables tables = new ReportTables(catalog, ALWAYS);
    tables.write(TestingReport.failed());

    assertThat(tables.write(TestingReport.failed())).isFalse();

    assertThat(rows("validation_report")).hasSize(1);
    assertThat(rows("validation_discrepancy")).hasSize(3);
  }

  /** A writing that was broken off is made whole by the next. */
  @Test
  void areCompletedWhereAPartIsMissing() throws IOException {
    ReportTables tables = new ReportTables(catalog, ALWAYS);
    tables.write(TestingReport.failed());
    catalog.dropTable(id("validation_report"));

    assertThat(tables.write(TestingReport.failed())).isTrue();

    assertThat(rows("validation_report")).hasSize(1);
    assertThat(rows("validation_discrepancy")).hasSize(3);
  }

  @Test
  void giveUpWhatIsOld() throws IOException {
    ReportTables tables = new ReportTables(catalog, new KeepFor(Duration.ofDays(1), 1_000));
    Instant now = Instant.now();
    tables.write(TestingReport.at("old", now.minus(2, ChronoUnit.DAYS)));
    tables.write(TestingReport.at("young", now.minus(1, ChronoUnit.HOURS)));
    tables.write(TestingReport.at("new", now));

    assertThat(reportIds()).containsExactlyInAnyOrder("young", "new");
  }

  @Test
  void giveUpTheOldestWhereThereAreMany() throws IOException {
    ReportTables tables = new ReportTables(catalog, new KeepFor(Duration.ofDays(1), 1));
    Instant now = Instant.now();
    for (int i = 0; i < 4; i++) {
      tables.write(TestingReport.at("r" + i, now.minusSeconds(100 - i)));
    }

    assertThat(reportIds()).containsExactlyInAnyOrder("r2", "r3");
  }

  /** Readers that know no deletes by key must be able to read them. */
  @Test
  void areFewFilesWithoutDeletes() throws IOException {
    ReportTables tables = new ReportTables(catalog, ALWAYS);
    Instant at = Instant.parse("2026-01-05T10:00:00Z");
    for (int i = 0; i <= SmallFiles.MANY; i++) {
      tables.write(TestingReport.at("r" + i, at.plusSeconds(i)));
    }

    assertThat(rows("validation_report")).hasSize(SmallFiles.MANY + 1);
    Table table = catalog.loadTable(id("validation_report"));
    List<FileScanTask> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(files::add);
    }
    assertThat(files).hasSizeLessThan(3).allMatch(file -> file.deletes().isEmpty());
  }

  private List<Object> reportIds() throws IOException {
    return rows("validation_report").stream().map(row -> row.getField("report_id")).toList();
  }

  private List<Record> rows(String table) throws IOException {
    List<Record> rows = new ArrayList<>();
    try (CloseableIterable<Record> read =
        IcebergGenerics.read(catalog.loadTable(id(table))).build()) {
      read.forEach(rows::add);
    }
    return rows;
  }

  private static TableIdentifier id(String table) {
    return TableIdentifier.of(ReportTables.NAMESPACE, table);
  }
}
