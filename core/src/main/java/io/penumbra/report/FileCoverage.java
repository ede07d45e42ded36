package io.penumbra.report;

/**
 * How far the data files of both lanes were compared.
 *
 * @param identical data files that both lanes hold with the same deletes: proven without a read
 * @param rowsIdentical rows in these files, before deletes
 * @param planned parts of files that were to be read, in both lanes
 * @param read parts of files that were read to their end
 * @param bytesPlanned size of what was to be read, as stored, each file once
 * @param bytesRead size of what was read, as stored, each time that it was
 */
public record FileCoverage(
    long identical,
    long rowsIdentical,
    long planned,
    long read,
    long bytesPlanned,
    long bytesRead) {
  /** No files. */
  public static final FileCoverage NONE = new FileCoverage(0, 0, 0, 0, 0, 0);

  /** FileCoverage that both lanes hold. */
  public static FileCoverage identical(long files, long rows) {
    return new FileCoverage(files, rows, 0, 0, 0, 0);
  }

  /** Parts of files that are to be read. */
  public static FileCoverage planned(long parts, long bytes) {
    return new FileCoverage(0, 0, parts, 0, bytes, 0);
  }

  /** Parts of files that were read to their end. */
  public static FileCoverage read(long parts, long bytes) {
    return new FileCoverage(0, 0, 0, parts, 0, bytes);
  }

  /** Both together. */
  public FileCoverage plus(FileCoverage other) {
    return new FileCoverage(
        identical + other.identical,
        rowsIdentical + other.rowsIdentical,
        planned + other.planned,
        read + other.read,
        bytesPlanned + other.bytesPlanned,
        bytesRead + other.bytesRead);
  }
}
