package io.penumbra.bench.validate;

import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;

/** Counts its input. */
final class CountRows extends AbstractStreamOperator<Long>
    implements OneInputStreamOperator<RowData, Long>, BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private long rows;

  @Override
  public void processElement(StreamRecord<RowData> row) {
    rows++;
  }

  @Override
  public void endInput() {
    output.collect(new StreamRecord<>(rows));
  }
}
