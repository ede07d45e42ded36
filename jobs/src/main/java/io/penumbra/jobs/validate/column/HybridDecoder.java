package io.penumbra.jobs.validate.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.column.values.bitpacking.BytePacker;
import org.apache.parquet.column.values.bitpacking.Packer;

/**
 * Reads small numbers that are encoded as runs and packed bits, as Parquet does for definition
 * levels and for places in dictionaries; many at once, where the library's decoder reads one.
 */
final class HybridDecoder implements Ints {
  /** Numbers that are packed together. */
  private static final int GROUP = 8;

  private final int width;
  private final BytePacker packer;
  private final ByteBuffer in;

  /** The end of the last group of a page may be left out: it is read from here. */
  private final ByteBuffer last = ByteBuffer.allocate(Integer.SIZE);

  private final int[] group = new int[GROUP];
  private int inGroup;
  private int left;
  private boolean packed;
  private int repeated;

  /**
   * @param width bits of a number
   * @param in what is to be read, from its position to its limit
   */
  HybridDecoder(int width, ByteBuffer in) {
    this.width = width;
    this.packer = Packer.LITTLE_ENDIAN.newBytePacker(width);
    this.in = in;
  }

  @Override
  public void read(int[] out, int count) {
    int at = 0;
    while (at < count) {
      if (left == 0) {
        next();
      }
      int many = Math.min(left, count - at);
      if (packed) {
        unpack(out, at, many);
      } else {
        Arrays.fill(out, at, at + many, repeated);
      }
      at += many;
      left -= many;
    }
  }

  private void unpack(int[] out, int from, int count) {
    int at = from;
    int end = from + count;
    while (at < end) {
      if (inGroup == 0 && end - at >= GROUP) {
        group(out, at);
        at += GROUP;
        continue;
      }
      if (inGroup == 0) {
        group(group, 0);
      }
      int many = Math.min(GROUP - inGroup, end - at);
      System.arraycopy(group, inGroup, out, at, many);
      inGroup = (inGroup + many) % GROUP;
      at += many;
    }
  }

  private void group(int[] out, int at) {
    if (in.remaining() >= width) {
      packer.unpack8Values(in, in.position(), out, at);
      in.position(in.position() + width);
    } else {
      last.clear().put(in);
      packer.unpack8Values(last, 0, out, at);
    }
  }

  private void next() {
    int header = varint();
    packed = (header & 1) == 1;
    left = packed ? (header >>> 1) * GROUP : header >>> 1;
    inGroup = 0;
    if (!packed) {
      repeated = padded();
    }
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** A number in as many whole bytes as it needs. */
  private int padded() {
    int value = 0;
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      value |= (in.get() & 0xff) << shift;
    }
    return value;
  }
}
