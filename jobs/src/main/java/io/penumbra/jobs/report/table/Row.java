package io.penumbra.jobs.report.table;

import io.penumbra.report.Report;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.StructType;

/** A row as it is being filled. */
final class Row {
  private final Record record;

  private Row(Record record) {
    this.record = record;
  }

  static Row of(Schema schema) {
    return new Row(GenericRecord.create(schema));
  }

  /** A row that starts with what all rows of a report say. */
  static Row of(Report report, Schema schema) {
    return of(schema)
        .set(ReportTables.REPORT_ID, report.reportId())
        .set(ReportTables.TABLE_ID, report.tableId())
        .set("shadow_id", report.shadowId())
        .set(ReportTables.TIME, report.timestamp());
  }

  /** What all rows of a report say. */
  static Columns columns() {
    return Columns.of()
        .texts(ReportTables.REPORT_ID, ReportTables.TABLE_ID, "shadow_id")
        .times(ReportTables.TIME);
  }

  Row set(String column, Object value) {
    record.setField(column, value);
    return this;
  }

  Row set(String column, Enum<?> value) {
    return set(column, value.name());
  }

  Row set(String column, Instant value) {
    return set(column, value.atOffset(ZoneOffset.UTC));
  }

  /** Absent is NULL. */
  Row set(String column, Optional<?> value) {
    return set(column, value.orElse(null));
  }

  /** A list of groups of columns. */
  <T> Row list(String column, List<T> items, BiConsumer<Row, T> fill) {
    StructType group = record.struct().fieldType(column).asListType().elementType().asStructType();
    List<Record> rows =
        items.stream()
            .map(
                item -> {
                  Row row = new Row(GenericRecord.create(group));
                  fill.accept(row, item);
                  return row.record;
                })
            .toList();
    return set(column, rows);
  }

  Record record() {
    return record;
  }
}
