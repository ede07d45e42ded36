package io.penumbra.jobs.validate.column;

import org.apache.parquet.column.values.ValuesReader;

/** Small numbers of a page, in their order. */
@FunctionalInterface
interface Ints {
  /** Reads the next {@code count} numbers to the begin of an array. */
  void read(int[] out, int count);

  /** Whatever the encoding, by the library's reader. */
  static Ints of(ValuesReader values) {
    return (out, count) -> {
      for (int i = 0; i < count; i++) {
        out[i] = values.readInteger();
      }
    };
  }
}
