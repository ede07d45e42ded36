package io.penumbra.jobs.unload;

import java.io.IOException;
import java.lang.reflect.Field;
import org.apache.hadoop.fs.FileSystem;

/** What Hadoop's file systems keep for as long as the process runs. */
final class HadoopState {
  /** A thread without an end, and without a method that ends it. */
  private static final String CLEANER = "STATS_DATA_CLEANER";

  private HadoopState() {}

  /** Leaves a Hadoop of the cluster's own alone. */
  static void release(ClassLoader loader) throws IOException, ReflectiveOperationException {
    if (FileSystem.class.getClassLoader() == loader) {
      FileSystem.closeAll();
      Field cleaner = FileSystem.Statistics.class.getDeclaredField(CLEANER);
      cleaner.setAccessible(true);
      ((Thread) cleaner.get(null)).interrupt();
    }
  }
}
