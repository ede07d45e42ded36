package io.penumbra.jobs.report.table;

import io.penumbra.report.Report;
import io.penumbra.report.Signature;
import io.penumbra.report.Waived;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;

/** {@code validation_signature}: one row for each cause that a report tells. */
final class SignatureLayout implements Layout {
  private static final Schema SCHEMA =
      Row.columns()
          .texts("signature_id", "type", "severity", "column_name", "pattern")
          .numbers("count")
          .flag("waived")
          .list("examples")
          .schema();

  @Override
  public String name() {
    return "validation_signature";
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
    Set<String> waived =
        report.waived().stream().map(Waived::signatureId).collect(Collectors.toSet());
    return report.signatures().stream()
        .map(each -> row(each, Row.of(report, schema), waived.contains(each.signatureId())))
        .toList();
  }

  private static Record row(Signature signature, Row row, boolean waived) {
    return row.set("signature_id", signature.signatureId())
        .set("type", signature.type())
        .set("severity", signature.severity())
        .set("column_name", signature.column())
        .set("pattern", signature.pattern())
        .set("count", signature.count())
        .set("waived", waived)
        .set("examples", signature.examples())
        .record();
  }
}
