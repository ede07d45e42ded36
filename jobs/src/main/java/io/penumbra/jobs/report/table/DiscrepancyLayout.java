package io.penumbra.jobs.report.table;

import io.penumbra.report.Cell;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;

/** {@code validation_discrepancy}: one row for each difference that a report keeps. */
final class DiscrepancyLayout implements Layout {
  private static final Schema SCHEMA =
      Row.columns()
          .texts("type", "message", "record_id", "severity", "pattern")
          .numbers("rows")
          .texts("column_name", "primary_column")
          .numbers("field_id")
          .texts("primary_type", "shadow_type")
          .texts("primary_value", "expected_value", "shadow_value", "delta")
          .texts("partition_name", "bucket", "signature_id", "rule_id")
          .schema();

  @Override
  public String name() {
    return "validation_discrepancy";
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public PartitionSpec partitioning() {
    return PartitionSpec.builderFor(SCHEMA)
        .identity(ReportTables.TABLE_ID)
        .day(ReportTables.TIME)
        .build();
  }

  @Override
  public List<Record> rows(Report report, Schema schema) {
    return report.discrepancies().stream().map(each -> row(each, Row.of(report, schema))).toList();
  }

  private static Record row(Discrepancy found, Row row) {
    found.cell().ifPresent(cell -> cell(cell, row));
    return row.set("type", found.type())
        .set("message", found.message())
        .set("record_id", found.recordId())
        .set("severity", found.severity())
        .set("pattern", found.pattern())
        .set("rows", found.rows())
        .set("partition_name", found.place().partition())
        .set("bucket", found.place().bucket())
        .set("signature_id", found.signatureId())
        .set("rule_id", found.ruleId())
        .record();
  }

  private static void cell(Cell cell, Row row) {
    row.set("column_name", cell.column())
        .set("primary_column", cell.primaryColumn())
        .set("field_id", (long) cell.fieldId())
        .set("primary_type", cell.primaryType())
        .set("shadow_type", cell.shadowType())
        .set("primary_value", cell.primaryValue())
        .set("expected_value", cell.expectedValue())
        .set("shadow_value", cell.shadowValue())
        .set("delta", cell.delta());
  }
}
