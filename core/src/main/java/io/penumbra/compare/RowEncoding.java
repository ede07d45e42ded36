package io.penumbra.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;

/**
 * Turns rows into bytes so that equal bytes mean equal rows, and only they: the columns' cells in
 * the order of their field ids, whatever their names, places and widths. Not thread-safe.
 */
public final class RowEncoding {
  /** Goes up when equal rows get other bytes than before, so that stored hashes are void. */
  public static final int VERSION = 1;

  private final int[] positions;
  private final CellWriter[] cells;
  private final Buffer buffer = new Buffer();

  private RowEncoding(int[] positions, CellWriter[] cells) {
    this.positions = positions;
    this.cells = cells;
  }

  /** For rows of {@code type}, all of it. */
  public static RowEncoding of(StructType type) {
    return of(type, ids(type));
  }

  /** For some fields of rows of {@code type}, in the order of their ids. */
  public static RowEncoding of(StructType type, List<Integer> fieldIds) {
    return of(type, type, fieldIds);
  }

  /**
   * For some fields of rows of {@code type}, in the order of their ids, and of what is nested in
   * them for no more than {@code part} has.
   *
   * @param part the same type, or with fewer fields in it or in what is nested
   */
  public static RowEncoding of(StructType type, StructType part, List<Integer> fieldIds) {
    List<NestedField> fields = byId(fieldIds.stream().map(part::field).toList());
    List<NestedField> read = fields.stream().map(field -> type.field(field.fieldId())).toList();
    int[] positions = read.stream().mapToInt(field -> type.fields().indexOf(field)).toArray();
    CellWriter[] cells = new CellWriter[positions.length];
    Arrays.setAll(cells, i -> CellWriter.of(read.get(i).type(), fields.get(i).type()));
    return new RowEncoding(positions, cells);
  }

  /**
   * @param row a row of Iceberg's generic data model
   */
  public byte[] encode(StructLike row) {
    buffer.clear();
    write(row, buffer);
    return buffer.copy();
  }

  /** Writes a row behind what is in the buffer. */
  public void write(StructLike row, Buffer out) {
    for (int i = 0; i < cells.length; i++) {
      cells[i].write(row.get(positions[i], Object.class), out);
    }
  }

  static List<Integer> ids(StructType type) {
    return type.fields().stream().map(NestedField::fieldId).toList();
  }

  static List<NestedField> byId(List<NestedField> fields) {
    List<NestedField> sorted = new ArrayList<>(fields);
    sorted.sort(Comparator.comparingInt(NestedField::fieldId));
    return sorted;
  }
}
