package io.penumbra.jobs.validate.column;

import io.penumbra.compare.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.io.api.Binary;

/** Values that the pages of a column name by their place. */
final class Dictionaries {
  private Dictionaries() {}

  /**
   * The places that a page holds; how wide they are stands in front. Some writers leave a page of
   * NULLs empty.
   */
  static Ints places(ByteBuffer page) {
    int width = page.hasRemaining() ? page.get() : 0;
    return new HybridDecoder(width, page);
  }

  /**
   * @param page null where the column has no dictionary
   */
  static long[] longs(ColumnDescriptor column, DictionaryPage page) {
    if (page == null) {
      return new long[0];
    }
    Dictionary dictionary = dictionary(column, page);
    long[] values = new long[dictionary.getMaxId() + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> dictionary.decodeToInt(i);
            case INT64 -> dictionary.decodeToLong(i);
            case FLOAT -> Float.floatToRawIntBits(dictionary.decodeToFloat(i));
            case DOUBLE -> Double.doubleToRawLongBits(dictionary.decodeToDouble(i));
            case BOOLEAN -> dictionary.decodeToBoolean(i) ? 1 : 0;
            default -> throw new IllegalArgumentException(column + " does not fit a long");
          };
    }
    return values;
  }

  /**
   * @param page null where the column has no dictionary
   */
  static Slices bytes(ColumnDescriptor column, DictionaryPage page) {
    if (page == null) {
      return new Slices(0);
    }
    Dictionary dictionary = dictionary(column, page);
    Slices values = new Slices(dictionary.getMaxId() + 1);
    Buffer all = new Buffer();
    for (int i = 0; i < values.start.length; i++) {
      Binary value = dictionary.decodeToBinary(i);
      values.start[i] = all.size();
      values.length[i] = value.length();
      all.append(value.getBytesUnsafe());
    }
    values.bytes = all.bytes();
    return values;
  }

  private static Dictionary dictionary(ColumnDescriptor column, DictionaryPage page) {
    try {
      return page.getEncoding().initDictionary(column, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
