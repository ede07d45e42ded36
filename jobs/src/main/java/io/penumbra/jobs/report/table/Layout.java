package io.penumbra.jobs.report.table;

import io.penumbra.report.Report;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;

/** One of the report tables: its columns, and the rows that a report makes in it. */
interface Layout {
  /** The table's name, without its namespace. */
  String name();

  Schema schema();

  PartitionSpec partitioning();

  /**
   * The rows of a report.
   *
   * @param schema the table's, which may have more columns than {@link #schema()}
   */
  List<Record> rows(Report report, Schema schema);
}
