package io.penumbra.jobs.validate;

import io.penumbra.compare.ColumnPlan;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.report.Findings;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Full outer join of both sides by key. Its input is sorted by the hash of the key, as Flink sorts
 * the input of keyed operators in batch mode, so that it holds the rows of one hash at a time.
 */
final class JoinRows extends AbstractStreamOperator<String>
    implements OneInputStreamOperator<Tuple4<Byte, Integer, byte[], byte[]>, String>,
        BoundedOneInput {
  private static final long serialVersionUID = 1L;

  private final PlanCarrier plan;
  private final int limit;

  private transient Groups groups;
  private transient int hash;

  JoinRows(ColumnPlan plan, int limit) {
    this.plan = PlanCarrier.of(plan);
    this.limit = limit;
  }

  @Override
  public void open() throws Exception {
    super.open();
    groups = new Groups(plan.plan(), new Findings(limit));
  }

  @Override
  public void processElement(StreamRecord<Tuple4<Byte, Integer, byte[], byte[]>> record) {
    Tuple4<Byte, Integer, byte[], byte[]> row = record.getValue();
    if (row.f1 != hash) {
      groups.judge();
      hash = row.f1;
    }
    KeyedRow.add(row, groups);
  }

  @Override
  public void endInput() {
    groups.judge();
    String from = "joined " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    for (Partial part : Partials.of(groups.compared())) {
      Pieces.of(from, ReportJson.writePart(part))
          .forEach(piece -> output.collect(new StreamRecord<>(piece)));
    }
  }
}
