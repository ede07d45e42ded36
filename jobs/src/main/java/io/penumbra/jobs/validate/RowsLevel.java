package io.penumbra.jobs.validate;

import io.penumbra.compare.Side;
import io.penumbra.jobs.report.ReportJson;
import io.penumbra.jobs.validate.hash.WantedRows;
import io.penumbra.jobs.validate.read.Parts;
import io.penumbra.report.Category;
import io.penumbra.report.Discrepancy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.InstantiationUtil;
import org.apache.iceberg.FileScanTask;

/** Joins what is left of both lanes row by row, in a Flink batch job; settles everything. */
final class RowsLevel implements Level {
  private final Supplier<StreamExecutionEnvironment> flink;
  private final int parallelism;
  private final int limit;

  /**
   * @param flink makes the environment to run in
   * @param limit most discrepancies that each subtask keeps one by one
   */
  RowsLevel(Supplier<StreamExecutionEnvironment> flink, int parallelism, int limit) {
    this.flink = flink;
    this.parallelism = parallelism;
    this.limit = limit;
  }

  @Override
  public String name() {
    return LevelName.ROWS.word();
  }

  @Override
  public Forecast forecast(Comparison comparison, Workload left) {
    return new Forecast("joins them in a Flink job", left, Workload.nothing());
  }

  @Override
  public Workload examine(
      Comparison comparison, Workload left, Evidence evidence, Progress progress) {
    StreamExecutionEnvironment env = Batch.on(flink.get(), parallelism);
    List<Tuple2<Byte, byte[]>> parts = parts(left, parallelism);
    evidence.planned(parts.size(), left.bytes());
    long bytes = bytes(left, parallelism);
    long unmatched = gather(comparison, env, left.wanted(), parts, bytes, evidence, progress);
    if (unmatched != 0) {
      evidence.found(
          Discrepancy.general(
              Category.VALIDATOR_ERROR, unmatched + " rows were read and not compared"));
    }
    return Workload.nothing();
  }

  /** Runs the job; returns how many rows got lost between reading and joining: none, ever. */
  private long gather(
      Comparison comparison,
      StreamExecutionEnvironment env,
      WantedRows wanted,
      List<Tuple2<Byte, byte[]>> parts,
      long bytes,
      Evidence evidence,
      Progress progress) {
    long unmatched = 0;
    long read = 0;
    progress.reached("rows", 0, bytes);
    try (CloseableIterator<String> results =
        job(comparison, env, wanted, parts).executeAndCollect("penumbra validate")) {
      Pieces pieces = new Pieces();
      while (results.hasNext()) {
        Optional<String> whole = pieces.add(results.next());
        if (whole.isEmpty()) {
          continue;
        }
        Partial partial = ReportJson.readPart(whole.get(), Partial.class);
        evidence.add(partial);
        unmatched += partial.unmatched();
        read += partial.covered().files().bytesRead();
        progress.reached("rows", read, bytes);
      }
      return unmatched;
    } catch (Exception e) {
      throw Failures.job(e);
    }
  }

  private DataStream<String> job(
      Comparison comparison,
      StreamExecutionEnvironment env,
      WantedRows wanted,
      List<Tuple2<Byte, byte[]>> parts) {
    SingleOutputStreamOperator<Tuple4<Byte, Integer, byte[], byte[]>> rows =
        env.fromData(
                parts,
                Types.TUPLE(Types.BYTE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO))
            .setParallelism(1)
            .rebalance()
            .process(new ReadFiles(comparison, wanted))
            .returns(KeyedRow.TYPE)
            .setParallelism(parallelism)
            .name("read files");
    return rows.keyBy(row -> row.f1, Types.INT)
        .transform("join rows", Types.STRING, new JoinRows(comparison.plan(), limit))
        .setParallelism(parallelism)
        .union(rows.getSideOutput(ReadFiles.DONE));
  }

  private static List<Tuple2<Byte, byte[]>> parts(Workload left, int parallelism) {
    List<Tuple2<Byte, byte[]>> parts = new ArrayList<>();
    for (Side side : Side.values()) {
      for (FileScanTask part : Parts.of(left.of(side), left.bytes(), parallelism)) {
        parts.add(Tuple2.of(KeyedRow.code(side), serialized(part)));
      }
    }
    return parts;
  }

  /** Size of all parts, each with its deletes. */
  private static long bytes(Workload left, int parallelism) {
    return Stream.of(Side.values())
        .flatMap(side -> Parts.of(left.of(side), left.bytes(), parallelism).stream())
        .mapToLong(FileScanTask::sizeBytes)
        .sum();
  }

  private static byte[] serialized(FileScanTask part) {
    try {
      return InstantiationUtil.serializeObject(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
