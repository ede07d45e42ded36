package io.penumbra.jobs.validate.column;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.parquet.VectorizedReader;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.MessageType;

/**
 * Rows of a Parquet file, read column by column without an object for any row or value. Iceberg
 * opens the file and goes from row group to row group; {@link #next} goes through one of these.
 */
public final class ColumnRows implements VectorizedReader<ColumnRows> {
  private final Map<Integer, Column> columns;
  private long position;
  private long left;
  private int count;

  private ColumnRows(Map<Integer, Column> columns) {
    this.columns = columns;
  }

  /**
   * @param file the file's schema, with ids
   * @param fields what to read
   * @param constants values of fields that are the same in all rows and need not be in the file
   * @return absent when one of the fields has to be read row by row
   */
  public static Optional<ColumnRows> of(
      MessageType file, List<NestedField> fields, Map<Integer, ?> constants) {
    Columns inFile = new Columns(file, constants);
    Map<Integer, Column> columns = new HashMap<>();
    for (NestedField field : fields) {
      Optional<Column> column = inFile.of(field);
      if (column.isEmpty()) {
        return Optional.empty();
      }
      columns.put(field.fieldId(), column.get());
    }
    return Optional.of(new ColumnRows(columns));
  }

  /** Of no columns. */
  public static ColumnRows none() {
    return new ColumnRows(Map.of());
  }

  /** Cells of some of the fields, in the order of their ids. */
  public ColumnBlock block(List<Integer> fieldIds) {
    return new ColumnBlock(fieldIds.stream().sorted().map(columns::get).toList());
  }

  /**
   * Reads the next rows of the row group; those read before are forgotten.
   *
   * @return how many there are, 0 at the end
   */
  public int next() {
    position += count;
    count = (int) Math.min(left, Column.MOST_ROWS);
    if (count > 0) {
      for (Column column : columns.values()) {
        count = Math.min(count, column.ready());
      }
      for (Column column : columns.values()) {
        column.read(count);
      }
    }
    left -= count;
    return count;
  }

  /** Place in the file of the first of the rows that were read last. */
  public long position() {
    return position;
  }

  @Override
  public void setRowGroupInfo(PageReadStore pages, Map<ColumnPath, ColumnChunkMetaData> metadata) {
    position = pages.getRowIndexOffset().orElse(0L);
    left = pages.getRowCount();
    count = 0;
    columns.values().forEach(column -> column.open(pages));
  }

  @Override
  public ColumnRows read(ColumnRows reuse, int rows) {
    return this;
  }

  @Override
  public void setBatchSize(int batchSize) {}

  @Override
  public void close() {}
}
