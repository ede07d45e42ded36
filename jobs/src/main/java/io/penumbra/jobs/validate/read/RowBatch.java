package io.penumbra.jobs.validate.read;

import io.penumbra.compare.Cells;
import io.penumbra.digest.CellHasher;
import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.column.EncodedRows;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;

/** Some rows that are there and wanted, encoded. */
public final class RowBatch {
  private static final byte[] NOTHING = {};

  private final boolean keyed;
  private final boolean nullable;
  private final long[] first = new long[EncodedRows.MOST];
  private final long[] second = new long[EncodedRows.MOST];
  private final int[] live = new int[EncodedRows.MOST];
  private EncodedRows keys;
  private EncodedRows rows;
  private int size;

  /**
   * @param nullable whether there may be NULL in a key
   */
  RowBatch(boolean keyed, boolean nullable) {
    this.keyed = keyed;
    this.nullable = nullable;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** Hash of a row's key; of the whole row where there is no key. */
  public RowHash keyHash(int row) {
    return new RowHash(first[live[row]], second[live[row]]);
  }

  /** Hash of a whole row. */
  public RowHash rowHash(int row) {
    int at = live[row];
    return keyed
        ? RowHash.of(rows.bytes(), rows.start(at), rows.length(at))
        : new RowHash(first[at], second[at]);
  }

  /**
   * Hashes each cell of a row that has a key, with that key.
   *
   * @param fieldIds of the compared columns, sorted
   * @param hashes takes each hash with the place of its column
   */
  public void hashCells(
      int row, CellHasher hasher, List<Integer> fieldIds, ObjIntConsumer<RowHash> hashes) {
    int at = live[row];
    hasher.row(keys.bytes(), keys.start(at), keys.length(at));
    Cells.each(
        rows.bytes(),
        rows.start(at),
        rows.length(at),
        (cell, start, length) ->
            hashes.accept(hasher.cell(fieldIds.get(cell), rows.bytes(), start, length), cell));
  }

  /** Whether there is NULL in a row's key; never where there is no key. */
  public boolean isNullInKey(int row) {
    int at = live[row];
    return keyed && nullable && Cells.anyNull(keys.bytes(), keys.start(at), keys.length(at));
  }

  /** Copies a row's encoded key; the whole row where there is no key. */
  public byte[] key(int row) {
    return keys.copy(live[row]);
  }

  /** Copies an encoded row; empty where there is no key. */
  public byte[] row(int row) {
    return keyed ? rows.copy(live[row]) : NOTHING;
  }

  /** Copies out all rows: key and row as {@link #key} and {@link #row} give them. */
  public void forEach(BiConsumer<byte[], byte[]> copies) {
    for (int i = 0; i < size; i++) {
      copies.accept(key(i), row(i));
    }
  }

  void clear() {
    size = 0;
  }

  void add(int row, RowHash key) {
    first[row] = key.first();
    second[row] = key.second();
    live[size++] = row;
  }

  void cells(EncodedRows newKeys, EncodedRows newRows) {
    keys = newKeys;
    rows = newRows;
  }
}
