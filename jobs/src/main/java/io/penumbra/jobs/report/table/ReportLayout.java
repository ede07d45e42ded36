package io.penumbra.jobs.report.table;

import io.penumbra.report.Coverage;
import io.penumbra.report.Cut;
import io.penumbra.report.Method;
import io.penumbra.report.Report;
import io.penumbra.report.Sampling;
import io.penumbra.report.Summary;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;

/** {@code validation_report}: one row for each report. */
final class ReportLayout implements Layout {
  private static final Schema SCHEMA =
      Row.columns()
          .texts("verdict")
          .list("reasons")
          .texts("mode", "based_on", "engine", "engine_version")
          .numbers("encoding")
          .texts("hash")
          .numbers("primary_snapshot_id", "shadow_snapshot_id", "checkpoint_id")
          .texts("source_position")
          .numbers("files_identical", "rows_identical", "files_planned", "files_read")
          .numbers("bytes_planned", "bytes_read")
          .numbers("buckets_total", "buckets_hashed", "buckets_reused", "buckets_mismatched")
          .numbers("rows_primary", "rows_shadow", "rows_equal")
          .numbers("total", "stored")
          .flag("truncated")
          .times("started_at", "finished_at")
          .texts("sampling")
          .list("levels", Columns.of().texts("level", "outcome", "settled").fraction("seconds"))
          .list(
              "columns",
              Columns.of().texts("primary_name", "shadow_name", "status", "reason", "tolerance"),
              Columns.of().numbers("field_id"))
          .list("expected_changes", Columns.of().texts("field", "change"))
          .list("spread", Columns.of().texts("partition_name", "column_name").numbers("rows"))
          .list(
              "waived",
              Columns.of().texts("signature_id", "owner", "reason").times("expires"),
              Columns.of().numbers("rows"))
          .list("constraints", Columns.of().texts("name", "definition"))
          .schema();

  @Override
  public String name() {
    return "validation_report";
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public PartitionSpec partitioning() {
    return PartitionSpec.builderFor(SCHEMA).month(ReportTables.TIME).build();
  }

  @Override
  public List<Record> rows(Report report, Schema schema) {
    Row row = Row.of(report, schema).set("verdict", report.verdict());
    row.set("reasons", report.reasons());
    method(report.method(), row);
    cut(report.cut(), row);
    coverage(report.coverage(), row);
    summary(report.summary(), row);
    row.set("started_at", report.stats().startedAt());
    row.set("finished_at", report.stats().finishedAt());
    row.list(
        "expected_changes",
        report.expectedChanges(),
        (each, change) -> each.set("field", change.field()).set("change", change.change()));
    row.list(
        "waived",
        report.waived(),
        (each, waived) ->
            each.set("signature_id", waived.signatureId())
                .set("owner", waived.owner())
                .set("reason", waived.reason())
                .set("expires", waived.expires())
                .set("rows", waived.count()));
    return List.of(row.record());
  }

  private static void method(Method method, Row row) {
    row.set("mode", method.mode())
        .set("based_on", method.basedOn())
        .set("engine", method.engine().name())
        .set("engine_version", method.engine().version())
        .set("encoding", (long) method.engine().encoding())
        .set("hash", method.engine().hash())
        .set("sampling", method.sampling().map(Sampling::statement));
    row.list(
        "levels",
        method.levels(),
        (each, level) ->
            each.set("level", level.level())
                .set("outcome", level.outcome())
                .set("settled", level.settled())
                .set("seconds", level.seconds()));
    row.list(
        "constraints",
        method.constraints(),
        (each, constraint) ->
            each.set("name", constraint.name()).set("definition", constraint.definition()));
  }

  private static void cut(Cut cut, Row row) {
    row.set("primary_snapshot_id", cut.primarySnapshotId())
        .set("shadow_snapshot_id", cut.shadowSnapshotId())
        .set("checkpoint_id", cut.checkpoint())
        .set("source_position", cut.position());
  }

  private static void coverage(Coverage coverage, Row row) {
    row.set("files_identical", coverage.files().identical())
        .set("rows_identical", coverage.files().rowsIdentical())
        .set("files_planned", coverage.files().planned())
        .set("files_read", coverage.files().read())
        .set("bytes_planned", coverage.files().bytesPlanned())
        .set("bytes_read", coverage.files().bytesRead())
        .set("buckets_total", coverage.buckets().total())
        .set("buckets_hashed", coverage.buckets().hashed())
        .set("buckets_reused", coverage.buckets().reused())
        .set("buckets_mismatched", coverage.buckets().mismatched())
        .set("rows_primary", coverage.rows().primary())
        .set("rows_shadow", coverage.rows().shadow())
        .set("rows_equal", coverage.rows().equal());
    row.list(
        "columns",
        coverage.columns(),
        (each, column) ->
            each.set("field_id", (long) column.fieldId())
                .set("primary_name", column.primary())
                .set("shadow_name", column.shadow())
                .set("status", column.status())
                .set("reason", column.reason())
                .set("tolerance", column.tolerance()));
  }

  private static void summary(Summary summary, Row row) {
    row.set("total", summary.total())
        .set("stored", summary.stored())
        .set("truncated", summary.truncated());
    row.list(
        "spread",
        Spread.of(summary),
        (each, spread) ->
            each.set("partition_name", spread.partition())
                .set("column_name", spread.column())
                .set("rows", spread.rows()));
  }

  /** Differing rows of one column in one partition. */
  private record Spread(String partition, String column, long rows) {
    static List<Spread> of(Summary summary) {
      List<Spread> all = new ArrayList<>();
      summary
          .byPartition()
          .forEach(
              (partition, columns) ->
                  columns.forEach((column, rows) -> all.add(new Spread(partition, column, rows))));
      return all;
    }
  }
}
