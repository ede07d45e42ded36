package io.penumbra.jobs.validate.hash;

import io.penumbra.compare.Side;
import io.penumbra.jobs.validate.read.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.InstantiationUtil;

/** Hashes groups of files in Flink. */
final class HashJob {
  private HashJob() {}

  /**
   * @param readers of both lanes
   * @param wanted rows of other slots are left out
   * @return {@link GroupDigests#bytes} of each group
   */
  static DataStream<byte[]> on(
      StreamExecutionEnvironment env,
      List<FileGroup> groups,
      Map<Side, RowReader> readers,
      Fold fold,
      WantedRows wanted) {
    return env.fromData(
            groups.stream().map(HashJob::serialized).toList(),
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .setParallelism(1)
        .rebalance()
        .process(new HashFiles(readers, fold, wanted))
        .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .setParallelism(env.getParallelism())
        .name("hash files");
  }

  private static byte[] serialized(FileGroup group) {
    try {
      return InstantiationUtil.serializeObject(group);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
