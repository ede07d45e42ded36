package io.penumbra.jobs.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.penumbra.report.Discrepancy;
import io.penumbra.report.Found;
import io.penumbra.report.Method;
import io.penumbra.report.Report;

/** How the JSON of a report differs from its records: some groups of fields are not nested. */
public final class ReportForm extends SimpleModule {
  private static final long serialVersionUID = 1L;

  public ReportForm() {
    setMixInAnnotation(Report.class, ReportFields.class);
    setMixInAnnotation(Discrepancy.class, DiscrepancyFields.class);
  }

  /** Groups of a report. */
  interface ReportFields {
    @JsonUnwrapped
    Method method();

    @JsonUnwrapped
    Found found();
  }

  /** What a discrepancy also says. */
  interface DiscrepancyFields {
    /** Told by the other fields, and written because readers look causes up by it. */
    @JsonProperty
    String signatureId();
  }
}
