package io.penumbra.jobs.validate.column;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesReader;

/**
 * Values of a page that fit a long, in their order: numbers as they are, floats and doubles by
 * their bits, booleans as 0 and 1.
 */
@FunctionalInterface
interface Longs {
  /** Reads the next {@code count} values to the begin of an array. */
  void read(long[] out, int count);

  /**
   * @param dictionary values of the column's dictionary, null where it has none
   */
  static Longs of(Page page, long[] dictionary) {
    if (page.encoding().usesDictionary()) {
      return inDictionary(Dictionaries.places(page.values()), dictionary);
    }
    boolean plain = page.encoding() == Encoding.PLAIN;
    return switch (page.column().getPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> plain ? ints(page.values()) : read(page.reader(), ValuesReader::readInteger);
      case INT64 -> plain ? longs(page.values()) : read(page.reader(), ValuesReader::readLong);
      case FLOAT -> plain ? ints(page.values()) : read(page.reader(), Longs::floatBits);
      case DOUBLE -> plain ? longs(page.values()) : read(page.reader(), Longs::doubleBits);
      case BOOLEAN -> read(page.reader(), reader -> reader.readBoolean() ? 1 : 0);
      default -> throw new IllegalArgumentException(page.column() + " does not fit a long");
    };
  }

  private static long floatBits(ValuesReader reader) {
    return Float.floatToRawIntBits(reader.readFloat());
  }

  private static long doubleBits(ValuesReader reader) {
    return Double.doubleToRawLongBits(reader.readDouble());
  }

  private static Longs longs(ByteBuffer values) {
    LongBuffer in = values.asLongBuffer();
    return (out, count) -> in.get(out, 0, count);
  }

  private static Longs ints(ByteBuffer in) {
    return (out, count) -> {
      int at = in.position();
      for (int i = 0; i < count; i++) {
        out[i] = in.getInt(at + i * Integer.BYTES);
      }
      in.position(at + count * Integer.BYTES);
    };
  }

  private static Longs inDictionary(Ints places, long[] dictionary) {
    int[] read = new int[Column.MOST_ROWS];
    return (out, count) -> {
      places.read(read, count);
      for (int i = 0; i < count; i++) {
        out[i] = dictionary[read[i]];
      }
    };
  }

  /** Whatever the encoding, by the library's reader. */
  private static Longs read(
      ValuesReader reader, java.util.function.ToLongFunction<ValuesReader> next) {
    return (out, count) -> {
      for (int i = 0; i < count; i++) {
        out[i] = next.applyAsLong(reader);
      }
    };
  }
}
