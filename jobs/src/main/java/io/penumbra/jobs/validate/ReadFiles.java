package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.unload.Unload;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.jobs.validate.read.RowReader;
import java.util.EnumMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.OutputTag;
import org.apache.iceberg.FileScanTask;

/**
 * Reads parts of data files where they are to be encoded: handing rows from a source to the next
 * operator costs more than reading them.
 */
final class ReadFiles
    extends ProcessFunction<Tuple2<Byte, byte[]>, Tuple4<Byte, Integer, byte[], byte[]>> {
  private static final long serialVersionUID = 1L;

  /** {@link Pieces} of a {@link Partial} for each part that was read to its end. */
  static final OutputTag<String> DONE = new OutputTag<>("done", Types.STRING);

  private final EnumMap<Side, RowReader> readers;
  private final WantedRows wanted;
  private final boolean keyed;

  /**
   * @param wanted other rows are dropped as soon as their keys are read
   */
  ReadFiles(Comparison comparison, WantedRows wanted) {
    this.wanted = wanted;
    this.keyed = comparison.plan().keyed();
    this.readers = new EnumMap<>(comparison.readers());
  }

  @Override
  public void open(OpenContext context) {
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
  }

  @Override
  public void processElement(
      Tuple2<Byte, byte[]> part,
      Context context,
      Collector<Tuple4<Byte, Integer, byte[], byte[]>> out)
      throws Exception {
    Side side = KeyedRow.side(part.f0);
    FileScanTask task =
        InstantiationUtil.deserializeObject(
            part.f1, Thread.currentThread().getContextClassLoader());
    ChosenRows chosen = new ChosenRows(wanted, task);
    long rows =
        readers
            .get(side)
            .read(
                task,
                chosen,
                batch -> batch.forEach((key, row) -> out.collect(KeyedRow.of(side, key, row))),
                chosen.former(side, keyed, (key, row) -> out.collect(KeyedRow.ofFormer(key, row))));
    Population met = Population.of(side, chosen.met());
    String from = "read " + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    Pieces.of(from, ReportJson.writePart(Partial.read(met, rows, task.sizeBytes())))
        .forEach(piece -> context.output(DONE, piece));
  }
}
