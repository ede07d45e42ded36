package io.penumbra.jobs.report.form;

import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.report.html.ReportPage;
import io.penumbra.report.Report;

/** Forms in which a report can be had. */
public enum ReportFormat {
  /** The whole report as one object. */
  JSON("json"),
  /** One discrepancy a line. */
  JSONL("jsonl"),
  /** For build servers. */
  JUNIT("xml"),
  /** One page for people. */
  HTML("html");

  private final String suffix;

  ReportFormat(String suffix) {
    this.suffix = suffix;
  }

  /** How the names of its files end, without a dot. */
  public String suffix() {
    return suffix;
  }

  public String of(Report report) {
    return switch (this) {
      case JSON -> ReportJson.write(report) + "\n";
      case JSONL -> JsonLines.of(report);
      case JUNIT -> JUnitXml.of(report);
      case HTML -> ReportPage.of(report);
    };
  }
}
