package io.penumbra.jobs.validate.hash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.InstantiationUtil;

/**
 * Hashes groups of files in a Flink job.
 *
 * @param env where it runs, as parallel as this says
 */
public record HashJob(StreamExecutionEnvironment env) implements HashWorkers {
  @Override
  public void hash(List<FileGroup> groups, GroupHasher hasher, Consumer<byte[]> results)
      throws Exception {
    try (CloseableIterator<byte[]> each =
        stream(groups, hasher).executeAndCollect("penumbra validate: hash")) {
      each.forEachRemaining(results);
    }
  }

  private DataStream<byte[]> stream(List<FileGroup> groups, GroupHasher hasher) {
    return env.fromData(
            groups.stream().map(HashJob::serialized).toList(),
            PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
        .setParallelism(1)
        .rebalance()
        .process(new HashFiles(hasher))
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
