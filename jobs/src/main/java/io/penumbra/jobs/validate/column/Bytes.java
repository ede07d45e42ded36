package io.penumbra.jobs.validate.column;

import io.penumbra.compare.Buffer;
import java.nio.ByteBuffer;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Texts or bytes of a page, in their order. */
@FunctionalInterface
interface Bytes {
  /** Reads the next {@code count} values to the begin of the slices. */
  void read(Slices out, int count);

  /**
   * @param dictionary values of the column's dictionary, null where it has none
   */
  static Bytes of(Page page, Slices dictionary) {
    if (page.encoding().usesDictionary()) {
      return inDictionary(Dictionaries.places(page.values()), dictionary);
    }
    if (page.encoding() != Encoding.PLAIN) {
      return read(page.reader());
    }
    boolean fixed =
        page.column().getPrimitiveType().getPrimitiveTypeName()
            == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
    return fixed
        ? fixed(page.values(), page.column().getPrimitiveType().getTypeLength())
        : plain(page.values());
  }

  private static Bytes plain(ByteBuffer in) {
    byte[] bytes = in.array();
    int first = in.arrayOffset();
    return (out, count) -> {
      out.bytes = bytes;
      int at = in.position();
      for (int i = 0; i < count; i++) {
        int length = in.getInt(at);
        out.start[i] = first + at + Integer.BYTES;
        out.length[i] = length;
        at += Integer.BYTES + length;
      }
      in.position(at);
    };
  }

  private static Bytes fixed(ByteBuffer in, int length) {
    return (out, count) -> {
      out.bytes = in.array();
      int at = in.arrayOffset() + in.position();
      for (int i = 0; i < count; i++) {
        out.start[i] = at + i * length;
        out.length[i] = length;
      }
      in.position(in.position() + count * length);
    };
  }

  private static Bytes inDictionary(Ints places, Slices dictionary) {
    int[] read = new int[Column.MOST_ROWS];
    return (out, count) -> {
      out.bytes = dictionary.bytes;
      places.read(read, count);
      for (int i = 0; i < count; i++) {
        out.start[i] = dictionary.start[read[i]];
        out.length[i] = dictionary.length[read[i]];
      }
    };
  }

  /** Whatever the encoding, by the library's reader, which gives values one by one. */
  private static Bytes read(ValuesReader reader) {
    Buffer copied = new Buffer();
    return (out, count) -> {
      copied.clear();
      for (int i = 0; i < count; i++) {
        Binary value = reader.readBytes();
        out.start[i] = copied.size();
        out.length[i] = value.length();
        copied.append(value.getBytesUnsafe());
      }
      out.bytes = copied.bytes();
    };
  }
}
