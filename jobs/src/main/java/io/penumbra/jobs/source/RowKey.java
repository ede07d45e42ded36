package io.penumbra.jobs.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.types.logical.LogicalType;

/** The key columns of the rows of one layout. */
final class RowKey {
  private final int[] positions;
  private final FieldHash[] hashes;
  private final RowData.FieldGetter[] getters;

  private interface FieldHash {
    int of(RowData row);
  }

  RowKey(Layout layout, List<String> key) {
    List<FieldHash> hashes = new ArrayList<>();
    List<RowData.FieldGetter> getters = new ArrayList<>();
    positions = key.stream().mapToInt(layout::indexOf).toArray();
    for (int position : positions) {
      LogicalType type = layout.columns().get(position).logicalType();
      hashes.add(hashOf(type, position));
      getters.add(RowData.createFieldGetter(type, position));
    }
    this.hashes = hashes.toArray(FieldHash[]::new);
    this.getters = getters.toArray(RowData.FieldGetter[]::new);
  }

  /** Without key columns the whole row counts: any spread is right for rows that never change. */
  int hash(BinaryRowData row) {
    if (hashes.length == 0) {
      return row.hashCode();
    }
    int hash = 1;
    for (FieldHash field : hashes) {
      hash = 31 * hash + field.of(row);
    }
    return hash;
  }

  boolean same(RowData left, RowData right) {
    for (RowData.FieldGetter getter : getters) {
      if (!Objects.deepEquals(getter.getFieldOrNull(left), getter.getFieldOrNull(right))) {
        return false;
      }
    }
    return true;
  }

  /** Equal for an INT and the BIGINT that it was widened to, so that a key keeps its writer. */
  private static FieldHash hashOf(LogicalType type, int position) {
    return switch (type.getTypeRoot()) {
      case INTEGER, DATE -> row -> Long.hashCode(row.getInt(position));
      case BIGINT -> row -> Long.hashCode(row.getLong(position));
      default -> {
        RowData.FieldGetter getter = RowData.createFieldGetter(type, position);
        yield row -> Arrays.deepHashCode(new Object[] {getter.getFieldOrNull(row)});
      }
    };
  }
}
