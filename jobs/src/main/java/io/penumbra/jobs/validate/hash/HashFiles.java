package io.penumbra.jobs.validate.hash;

import io.penumbra.jobs.unload.Unload;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;

/** Hashes groups of files in a task of Flink. */
final class HashFiles extends ProcessFunction<byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final GroupHasher hasher;

  HashFiles(GroupHasher hasher) {
    this.hasher = hasher;
  }

  @Override
  public void open(OpenContext context) {
    Unload.atEnd(getRuntimeContext()::registerUserCodeClassLoaderReleaseHookIfAbsent);
  }

  @Override
  public void processElement(byte[] element, Context context, Collector<byte[]> out)
      throws Exception {
    out.collect(
        hasher.hash(
            InstantiationUtil.deserializeObject(
                element, Thread.currentThread().getContextClassLoader())));
  }
}
