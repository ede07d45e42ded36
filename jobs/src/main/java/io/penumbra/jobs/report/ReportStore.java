package io.penumbra.jobs.report;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.util.Tasks;

/**
 * The reports of one table: {@code <location>/penumbra/reports/<id>.json}, never changed, and
 * deleted when there are too many.
 */
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
    return files().stream().map(file -> id(file.location())).toList();
  }

  /**
   * Deletes old reports; does nothing where the storage can't list.
   *
   * @param before those that were written before this go
   * @param most as many are kept of the others, the newest ones
   * @param named ids of reports that are kept whatever their age
   */
  public void expire(Instant before, int most, Set<String> named) {
    List<FileInfo> newestFirst =
        files().stream()
            .sorted(Comparator.comparingLong(FileInfo::createdAtMillis).reversed())
            .toList();
    List<String> old = new ArrayList<>();
    for (int i = 0; i < newestFirst.size(); i++) {
      FileInfo file = newestFirst.get(i);
      boolean kept = i < most && file.createdAtMillis() >= before.toEpochMilli();
      if (!kept && !named.contains(id(file.location()))) {
        old.add(file.location());
      }
    }
    Tasks.foreach(old).noRetry().suppressFailureWhenFinished().run(io::deleteFile);
  }

  private List<FileInfo> files() {
    List<FileInfo> files = new ArrayList<>();
    if (io instanceof SupportsPrefixOperations listing) {
      try {
        listing.listPrefix(folder).forEach(files::add);
      } catch (RuntimeException none) {
        // A folder that nothing was written to yet.
        return List.of();
      }
    }
    return files;
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
