package io.penumbra.bench.ingest;

import java.io.Serializable;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.types.RowKind;

/**
 * One change for each number from 0 on: 70 % inserts, 25 % updates, 5 % deletes, the same in each
 * run. Keys of inserts ascend; updates and deletes hit keys inserted before, evenly.
 */
final class ChangeSequence implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Seven of each ten changes insert. */
  private static final int[] INSERTED_BEFORE = {0, 1, 2, 2, 3, 4, 5, 5, 6, 7};

  GenericRowData at(long number) {
    int place = (int) (number % 10);
    long inserted = number / 10 * 7 + INSERTED_BEFORE[place];
    boolean inserts = place != 2 && place != 6 && place != 9;
    if (inserts || inserted == 0) {
      return BenchRow.of(RowKind.INSERT, inserted, number);
    }
    long key = Math.floorMod(BenchRow.mix(number), inserted);
    boolean delete = place == 9 && number / 10 % 2 == 0;
    return BenchRow.of(delete ? RowKind.DELETE : RowKind.UPDATE_AFTER, key, number);
  }
}
