package io.penumbra.jobs.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/**
 * Announces which columns the rows of later changes have, in order. Each writer subtask gets it
 * from each reader before the first change that refers to it.
 *
 * @param table index into the job's list of tables
 * @param id follows from the columns alone, so that all readers and all runs agree on it
 * @param target writer subtask, or {@link #UNROUTED}
 */
public record Layout(int table, int id, List<SourceColumn> columns, int target)
    implements MirrorEvent {
  public Layout {
    columns = List.copyOf(columns);
  }

  public static Layout of(int table, List<SourceColumn> columns) {
    return new Layout(table, idOf(columns), columns, UNROUTED);
  }

  @Override
  public Layout to(int target) {
    return new Layout(table, id, columns, target);
  }

  /** Position of a column in the row, -1 if there is none of that name. */
  public int indexOf(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    return -1;
  }

  /** The rows' form, all columns nullable. */
  public RowType rowType() {
    return RowType.of(
        columns.stream().map(SourceColumn::logicalType).toArray(LogicalType[]::new),
        columns.stream().map(SourceColumn::name).toArray(String[]::new));
  }

  private static int idOf(List<SourceColumn> columns) {
    CRC32 sum = new CRC32();
    for (SourceColumn column : columns) {
      String text = column.name() + '\0' + column.type() + '\0';
      sum.update(text.getBytes(StandardCharsets.UTF_8));
    }
    return (int) sum.getValue();
  }
}
