package io.penumbra.jobs.validate.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.values.ValuesReader;

/**
 * A page's parts, decompressed. Columns here are not repeated and at most optional.
 *
 * @param rows how many values there are, NULLs among them
 * @param levels a 1 for each value and a 0 for each NULL; null for a column without NULLs
 * @param values the values that are not NULL, in their encoding
 */
record Page(ColumnDescriptor column, int rows, Ints levels, Encoding encoding, ByteBuffer values) {
  private static final int LEVEL_WIDTH = 1;

  static Page of(DataPage page, ColumnDescriptor column) {
    return page.accept(
        new DataPage.Visitor<>() {
          @Override
          public Page visit(DataPageV1 one) {
            return first(one, column);
          }

          @Override
          public Page visit(DataPageV2 one) {
            return second(one, column);
          }
        });
  }

  /** The library's reader of the values, for encodings that are not read by our own. */
  ValuesReader reader() {
    ValuesReader reader = encoding.getValuesReader(column, ValuesType.VALUES);
    start(reader, rows, ByteBufferInputStream.wrap(values));
    return reader;
  }

  /** The bytes of an input, on the heap, as Parquet orders them. */
  static ByteBuffer bytes(BytesInput input) {
    return slice(input.toByteBuffer(HeapByteBufferAllocator.getInstance(), unused -> {}));
  }

  private static Page first(DataPageV1 page, ColumnDescriptor column) {
    ByteBuffer bytes = bytes(page.getBytes());
    Ints levels = null;
    if (column.getMaxDefinitionLevel() > 0) {
      if (page.getDlEncoding() == Encoding.RLE) {
        int length = bytes.getInt();
        levels = new HybridDecoder(LEVEL_WIDTH, bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + length);
      } else {
        levels = levels(page, column, bytes);
      }
    }
    return new Page(column, page.getValueCount(), levels, page.getValueEncoding(), slice(bytes));
  }

  private static Ints levels(DataPageV1 page, ColumnDescriptor column, ByteBuffer bytes) {
    ValuesReader reader = page.getDlEncoding().getValuesReader(column, ValuesType.DEFINITION_LEVEL);
    ByteBufferInputStream in = ByteBufferInputStream.wrap(bytes.duplicate());
    start(reader, page.getValueCount(), in);
    bytes.position((int) in.position());
    return Ints.of(reader);
  }

  private static Page second(DataPageV2 page, ColumnDescriptor column) {
    Ints levels =
        column.getMaxDefinitionLevel() > 0
            ? new HybridDecoder(LEVEL_WIDTH, bytes(page.getDefinitionLevels()))
            : null;
    return new Page(
        column, page.getValueCount(), levels, page.getDataEncoding(), bytes(page.getData()));
  }

  private static void start(ValuesReader reader, int values, ByteBufferInputStream in) {
    try {
      reader.initFromPage(values, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer slice(ByteBuffer bytes) {
    return bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
