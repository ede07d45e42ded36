package io.penumbra.jobs.report;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The reports of one table: {@code <location>/penumbra/reports/<id>.json}, never changed. */
public final class ReportStore {
  private static final String SUFFIX = ".json";

  private final FileIO io;
  private final String folder;

  private ReportStore(FileIO io, String folder) {
    this.io = io;
    this.folder = folder;
  }

  public static ReportStore of(Table table) {
    return new ReportStore(table.io(), table.location() + "/penumbra/reports/");
  }

  /** Where a report is, or would be. */
  public String location(String reportId) {
    return folder + reportId + SUFFIX;
  }

  public void write(Report report) {
    String location = location(report.reportId());
    try (OutputStream out = io.newOutputFile(location).create()) {
      out.write(ReportJson.write(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw storage("Report can't be written to " + location, e);
    }
  }

  /** A report, absent when there is none of that id. */
  public Optional<Report> read(String reportId) {
    String location = location(reportId);
    try (InputStream in = io.newInputFile(location).newStream()) {
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(ReportJson.read(json));
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw storage("Report can't be read from " + location, e);
    }
  }

  /** Ids of all reports of the table; empty where the storage can't list. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    if (io instanceof SupportsPrefixOperations listing) {
      try {
        listing.listPrefix(folder).forEach(file -> ids.add(id(file.location())));
      } catch (RuntimeException none) {
        // A folder that nothing was written to yet.
        return List.of();
      }
    }
    return ids;
  }

  private static String id(String location) {
    String name = location.substring(location.lastIndexOf('/') + 1);
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }

  private static PenumbraException storage(String message, IOException cause) {
    return new PenumbraException(
        ErrorCode.STORAGE,
        message + ": " + cause.getMessage(),
        "Check the warehouse's rights",
        cause);
  }
}
