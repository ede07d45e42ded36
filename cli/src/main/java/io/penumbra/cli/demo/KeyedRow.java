package io.penumbra.cli.demo;

import java.util.List;

/**
 * A row of either side.
 *
 * @param key values of the key, all whole numbers here
 * @param values all values, in the order of the Iceberg table's columns; null where empty
 */
record KeyedRow(List<Long> key, List<Object> values) implements Comparable<KeyedRow> {

  @Override
  public int compareTo(KeyedRow other) {
    for (int i = 0; i < key.size(); i++) {
      int order = key.get(i).compareTo(other.key.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
