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
    if (part.format() != FileFormat.PARQUET) {
      byRow.read(part, wanted, rows);
      return;
    }
    FilePart parquet = part.inMemory();
    if (!wanted.isFlat() || !byColumn.read(parquet, wanted, rows)) {
      byRow.read(parquet, wanted, rows);
    }
  }
}
