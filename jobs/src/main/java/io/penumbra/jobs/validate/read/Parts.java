package io.penumbra.jobs.validate.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;

/** Cuts data files into parts, so that all readers have work until the end. */
public final class Parts {
  private static final long SMALLEST = 8L << 20;
  private static final long LARGEST = 128L << 20;

  /** Parts that each reader should get. */
  private static final int PER_READER = 4;

  private Parts() {}

  /**
   * @param bytes size of all that is to be read
   */
  public static List<FileScanTask> of(List<FileScanTask> files, long bytes, int readers) {
    long size = Math.min(Math.max(bytes / ((long) readers * PER_READER), SMALLEST), LARGEST);
    List<FileScanTask> parts = new ArrayList<>();
    files.forEach(file -> file.split(size).forEach(parts::add));
    return parts;
  }
}
