package io.penumbra.jobs.source;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.binary.BinarySegmentUtils;

/** Wire form of a row or its absence: number of fields (-1 for none), length, raw bytes. */
final class RowCodec {
  private static final int NONE = -1;

  private RowCodec() {}

  static void write(BinaryRowData row, DataOutputView out) throws IOException {
    if (row == null) {
      out.writeShort(NONE);
      return;
    }
    out.writeShort(row.getArity());
    out.writeInt(row.getSizeInBytes());
    MemorySegment[] segments = row.getSegments();
    if (segments.length == 1 && !segments[0].isOffHeap()) {
      out.write(segments[0].getArray(), row.getOffset(), row.getSizeInBytes());
    } else {
      BinarySegmentUtils.copyToView(segments, row.getOffset(), row.getSizeInBytes(), out);
    }
  }

  static BinaryRowData read(DataInputView in) throws IOException {
    int arity = in.readShort();
    if (arity == NONE) {
      return null;
    }
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    BinaryRowData row = new BinaryRowData(arity);
    row.pointTo(MemorySegmentFactory.wrap(bytes), 0, bytes.length);
    return row;
  }
}
