package io.penumbra.jobs.validate;

import static io.penumbra.jobs.validate.TestingShadow.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.config.Redact;
import io.penumbra.config.ReportSettings;
import io.penumbra.config.ValidationSettings;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.ReportStore;
import io.penumbra.jobs.report.form.ReportFormat;
import io.penumbra.jobs.report.table.ReportTables;
import io.penumbra.jobs.sql.CatalogLanes;
import io.penumbra.report.Report;
import io.penumbra.report.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a report shows of columns whose values are to be kept out of it, in all its forms. */
class RedactedReportTest {
  /** In the primary, in the shadow, and as a key. */
  private static final String[] MARKERS = {"Alpha-Zq7x", "Beta-Zq7y", "777001"};

  @RegisterExtension private static final TestingFlink flink = new TestingFlink();

  @TempDir private Path folder;
  private TestingShadow shadow;

  @BeforeEach
  void open() throws IOException {
    shadow = TestingShadow.create(folder.resolve("warehouse"), 2);
    shadow.insert(row(1, "one", 10), row(777_001, MARKERS[0], 20));
    shadow.propose("wide", true, update -> update.renameColumn("name", "title"));
    shadow.upsert(row(2, "two", 21));
    TestingLane stranger = shadow.stranger("wide");
    stranger.upsert(stranger.row(777_001, MARKERS[1], 20));
    Path check = folder.resolve("checks").resolve("db.orders").resolve("own.sql");
    Files.createDirectories(check.getParent());
    Files.writeString(
        check,
        "-- name: own\n-- protects-from: mistakes\n"
            + "SELECT ${column:id}, ${column:name} FROM ${table}");
  }

  @ParameterizedTest
  @EnumSource(Redact.class)
  void noFormShowsWhatIsHidden(Redact policy) throws IOException {
    Report report = validate(Map.of("db.orders.title", policy, "*.id", policy));

    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    for (ReportFormat format : ReportFormat.values()) {
      demand(policy, format.of(report));
    }
    demand(policy, stored(report));
    ReportTables.of(shadow.catalog, new ReportSettings(Duration.ofDays(1), 1_000, 1_000))
        .publish(report);
    for (TableIdentifier table : shadow.catalog.listTables(ReportTables.NAMESPACE)) {
      demand(policy, rows(table));
    }
  }

  @Test
  void aMisspeltColumnStopsTheValidation() {
    assertThatThrownBy(() -> validate(Map.of("db.orders.nmae", Redact.MASKED)))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("validation.redact names db.orders.nmae");
  }

  private static void demand(Redact policy, String form) {
    if (policy != Redact.FULL) {
      assertThat(form).doesNotContain(MARKERS);
    } else if (form.contains("expected ")) {
      assertThat(form).contains(MARKERS);
    }
  }

  private Report validate(Map<String, Redact> redact) {
    ValidationSettings settings =
        new ValidationSettings(1, 100, 100, Optional.of(folder.resolve("checks")), redact);
    Set<LevelName> levels = EnumSet.of(LevelName.SCHEMA, LevelName.ROWS);
    if (redact.containsValue(Redact.HASHED)) {
      // What checks find is hidden in the same way by all policies, and they take long.
      levels.add(LevelName.QUERIES);
    }
    return new Validator(flink::environment, settings, new CatalogLanes(shadow.catalog))
        .validate(shadow.table, "wide", new Request(levels), Progress.NONE);
  }

  private String stored(Report report) throws IOException {
    String location = ReportStore.of(shadow.table.table()).location(report.reportId());
    try (InputStream in = shadow.table.table().io().newInputFile(location).newStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String rows(TableIdentifier table) throws IOException {
    StringBuilder rows = new StringBuilder();
    try (CloseableIterable<Record> read =
        IcebergGenerics.read(shadow.catalog.loadTable(table)).build()) {
      read.forEach(rows::append);
    }
    return rows.toString();
  }
}
