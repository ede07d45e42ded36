package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.source.Layout;
import java.io.IOException;
import java.util.Arrays;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.core.memory.MemorySegmentFactory;
import org.apache.flink.table.data.binary.BinaryRowData;
import org.apache.flink.table.data.binary.BinarySegmentUtils;

/**
 * Steps of one layout on their way to the shadows, filled by one thread and then read by all. The
 * rows are copied one behind the other: a thread that follows references to rows which another
 * thread made long before waits for memory at each of them.
 */
final class StepBatch {
  private static final int BYTES = 64 << 10;
  private static final int NUMBERS = 4;
  private static final int NONE = -1;

  private final Layout layout;
  private byte[] rows = new byte[BYTES];
  private int end;

  /** Of each step: replaced row, whether the key goes, lengths of before and after. */
  private int[] numbers = new int[NUMBERS * 512];

  private int used;

  /** Takes a step of a batch. */
  @FunctionalInterface
  interface Sink {
    void take(Step step) throws IOException;
  }

  StepBatch(Layout layout) {
    this.layout = layout;
  }

  Layout layout() {
    return layout;
  }

  /**
   * @return whether the batch is full
   */
  boolean add(Step step) {
    if (used == numbers.length) {
      numbers = Arrays.copyOf(numbers, used * 2);
    }
    numbers[used++] = step.replaced();
    numbers[used++] = step.deleteKey() ? 1 : 0;
    numbers[used++] = append(step.before());
    numbers[used++] = append(step.after());
    return end >= BYTES - BYTES / 16;
  }

  /** Heap that it takes. */
  long bytes() {
    return rows.length + (long) Integer.BYTES * numbers.length;
  }

  /** Hands on the steps in their order. */
  void forEach(Sink sink) throws IOException {
    MemorySegment segment = MemorySegmentFactory.wrap(rows);
    BinaryRowData before = new BinaryRowData(layout.columns().size());
    BinaryRowData after = new BinaryRowData(layout.columns().size());
    int at = 0;
    for (int step = 0; step < used; step += NUMBERS) {
      int lengthBefore = numbers[step + 2];
      int lengthAfter = numbers[step + 3];
      BinaryRowData old = point(before, segment, at, lengthBefore);
      at += Math.max(0, lengthBefore);
      BinaryRowData now = point(after, segment, at, lengthAfter);
      at += Math.max(0, lengthAfter);
      sink.take(new Step(layout, old, now, numbers[step], numbers[step + 1] == 1));
    }
  }

  private int append(BinaryRowData row) {
    if (row == null) {
      return NONE;
    }
    int length = row.getSizeInBytes();
    if (end + length > rows.length) {
      rows = Arrays.copyOf(rows, Math.max(end + length, rows.length + BYTES / 4));
    }
    BinarySegmentUtils.copyToBytes(row.getSegments(), row.getOffset(), rows, end, length);
    end += length;
    return length;
  }

  private static BinaryRowData point(BinaryRowData row, MemorySegment segment, int at, int length) {
    if (length == NONE) {
      return null;
    }
    row.pointTo(segment, at, length);
    return row;
  }
}
