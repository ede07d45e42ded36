package io.penumbra.ops;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.report.form.ReportFormat;
import io.penumbra.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A report in a file.
 *
 * @param file where it is
 */
public record Exported(String reportId, ReportFormat format, Path file) {
  public static Exported of(Report report, ReportFormat format, Path file) {
    try {
      Files.writeString(file, format.of(report));
    } catch (IOException e) {
      throw new PenumbraException(
          ErrorCode.STORAGE,
          "Report %s can't be written to %s: %s".formatted(report.reportId(), file, e.getMessage()),
          "Give a file in a folder that can be written to",
          e);
    }
    return new Exported(report.reportId(), format, file.toAbsolutePath());
  }

  /** The name that a report's file has when none is given. */
  public static Path named(Report report, ReportFormat format) {
    return Path.of("report-" + report.reportId() + "." + format.suffix());
  }
}
