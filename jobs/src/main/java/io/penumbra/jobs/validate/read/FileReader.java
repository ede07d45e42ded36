package io.penumbra.jobs.validate.read;

import java.util.function.Consumer;
import org.apache.iceberg.FileFormat;

/** Reads files column by column where it can, else row by row; the bytes are the same. */
final class FileReader {
  private final ColumnFiles byColumn;
  private final RecordFiles byRow;

  /**
   * @param nameMapping JSON of the table's name mapping, empty for none
   */
  FileReader(String nameMapping) {
    this.byColumn = new ColumnFiles(nameMapping);
    this.byRow = new RecordFiles(nameMapping);
  }

  /** Reads a part of a file to its end, a few rows at a time. */
  void read(FilePart part, FieldGroups wanted, Consumer<ReadRows> rows) {
    boolean columnar = part.format() == FileFormat.PARQUET && wanted.isFlat();
    if (!columnar || !byColumn.read(part, wanted, rows)) {
      byRow.read(part, wanted, rows);
    }
  }
}
