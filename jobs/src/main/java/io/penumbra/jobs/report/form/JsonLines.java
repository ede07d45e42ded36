package io.penumbra.jobs.report.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Report;

/**
 * A report as JSON Lines: one discrepancy a line, each with the report that it is from. Where the
 * report keeps less than was found, a last line says so.
 */
final class JsonLines {
  private JsonLines() {}

  static String of(Report report) {
    StringBuilder lines = new StringBuilder();
    for (Discrepancy each : report.discrepancies()) {
      line(start(report).setAll(ReportJson.tree(each)), lines);
    }
    if (report.summary().truncated()) {
      line(
          start(report)
              .put("truncated", true)
              .put("stored", report.summary().stored())
              .put("total", report.summary().total()),
          lines);
    }
    return lines.toString();
  }

  private static ObjectNode start(Report report) {
    return ReportJson.object()
        .put("reportId", report.reportId())
        .put("tableId", report.tableId())
        .put("shadowId", report.shadowId())
        .put("timestamp", report.timestamp().toString());
  }

  private static void line(Object object, StringBuilder out) {
    out.append(object).append('\n');
  }
}
